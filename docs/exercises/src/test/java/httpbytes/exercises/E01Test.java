package httpbytes.exercises;

class E01Test extends LearnerTest {
}
