package httpbytes.exercises;

class E13Test extends LearnerTest {
}
