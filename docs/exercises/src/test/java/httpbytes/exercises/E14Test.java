package httpbytes.exercises;

class E14Test extends LearnerTest {
}
