package httpbytes.exercises;

class E18Test extends LearnerTest {
}
