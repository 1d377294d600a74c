package httpbytes.exercises;

class E04Test extends LearnerTest {
}
