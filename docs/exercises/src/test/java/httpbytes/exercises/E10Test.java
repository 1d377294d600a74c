package httpbytes.exercises;

class E10Test extends LearnerTest {
}
