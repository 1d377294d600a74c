package httpbytes.exercises;

/** Exercise 09: refuse the header sections that must be refused. */
public final class E09 implements Tasks.JudgeRequest {

    @Override
    public int judge(String section) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=09
        return 200;
    }
}
