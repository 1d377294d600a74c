package httpbytes.exercises;

class E07Test extends LearnerTest {
}
