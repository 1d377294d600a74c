package httpbytes.exercises;

/** Exercise 10: refuse the header sections that must be refused. */
public final class E10 implements Tasks.JudgeRequest {

    @Override
    public int judge(String section) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=10
        return 200;
    }
}
