package httpbytes.exercises;

class E05Test extends LearnerTest {
}
