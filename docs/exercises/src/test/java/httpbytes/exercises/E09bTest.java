package httpbytes.exercises;

class E09bTest extends LearnerTest {
}
