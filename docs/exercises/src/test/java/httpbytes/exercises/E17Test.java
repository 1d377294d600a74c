package httpbytes.exercises;

class E17Test extends LearnerTest {
}
