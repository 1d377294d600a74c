package httpbytes.exercises;

class E10bTest extends LearnerTest {
}
