package httpbytes.exercises;

class E19Test extends LearnerTest {
}
