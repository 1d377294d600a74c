package httpbytes.exercises;

class E11bTest extends LearnerTest {
}
