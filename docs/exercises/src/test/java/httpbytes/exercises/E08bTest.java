package httpbytes.exercises;

class E08bTest extends LearnerTest {
}
