package httpbytes.exercises;

class E03Test extends LearnerTest {
}
