package httpbytes.exercises;

class E15Test extends LearnerTest {
}
