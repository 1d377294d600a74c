package httpbytes.exercises;

class E06Test extends LearnerTest {
}
