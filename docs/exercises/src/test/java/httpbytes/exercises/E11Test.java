package httpbytes.exercises;

class E11Test extends LearnerTest {
}
