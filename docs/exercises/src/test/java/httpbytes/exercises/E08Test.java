package httpbytes.exercises;

class E08Test extends LearnerTest {
}
