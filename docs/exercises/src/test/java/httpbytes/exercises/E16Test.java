package httpbytes.exercises;

class E16Test extends LearnerTest {
}
