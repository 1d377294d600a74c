package httpbytes.exercises;

class E00Test extends LearnerTest {
}
