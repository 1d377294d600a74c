package httpbytes.exercises;

class E09Test extends LearnerTest {
}
