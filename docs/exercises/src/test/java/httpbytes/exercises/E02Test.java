package httpbytes.exercises;

class E02Test extends LearnerTest {
}
