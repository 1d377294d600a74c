package httpbytes.exercises;

/** Exercise 12: refuse the header sections that must be refused. */
public final class E12 implements Tasks.JudgeRequest {

    @Override
    public int judge(String section) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=12
        return 200;
    }
}
