package httpbytes.exercises;

class E12Test extends LearnerTest {
}
