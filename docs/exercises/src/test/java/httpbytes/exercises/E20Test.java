package httpbytes.exercises;

class E20Test extends LearnerTest {
}
