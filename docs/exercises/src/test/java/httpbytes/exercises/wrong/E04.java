package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.util.Locale;

/** Wrong answers to exercise 04: all of them cut alike, and each is lax, or too strict, in one place. */
final class E04 {

    private static final String ONE_SPACE = " ";
    private static final String QUESTION_MARK = "\\?";

    private E04() {
    }

    private static Tasks.RequestLine parts(String line, String separator, String versions, boolean foldsCase)
            throws Tasks.Refusal {
        String[] parts = line.split(separator, -1);
        if (parts.length != 3 || !parts[2].matches("HTTP/[0-9]\\.[0-9]")) {
            throw new Tasks.Refusal(400);
        }
        if (!parts[2].matches(versions)) {
            throw new Tasks.Refusal(505);
        }
        String method = foldsCase ? parts[0].toUpperCase(Locale.ROOT) : parts[0];
        if (!method.matches("GET|HEAD|POST|PUT|DELETE|OPTIONS")) {
            throw new Tasks.Refusal(501);
        }
        String target = parts[1].replaceFirst("^http://[^/?]*", "");
        if (target.equals("*") && !method.equals("OPTIONS")) {
            throw new Tasks.Refusal(400);
        }
        String[] halves = target.split(QUESTION_MARK, 2);
        return new Tasks.RequestLine(method, halves[0].isEmpty() ? "/" : halves[0],
                halves.length < 2 ? null : halves[1], parts[2]);
    }

    @Wrong("is no part of the path")
    public static final class LeavesTheTargetWhole implements Tasks.TakeApart {

        @Override
        public Tasks.RequestLine parts(String line) {
            String[] parts = line.split(ONE_SPACE);
            return new Tasks.RequestLine(parts[0], parts[1], null, parts[2]);
        }
    }

    @Wrong("the first ? begins the query")
    public static final class CutsAtEachQuestionMark implements Tasks.TakeApart {

        @Override
        public Tasks.RequestLine parts(String line) {
            String[] parts = line.split(ONE_SPACE);
            String[] target = parts[1].split(QUESTION_MARK);
            return new Tasks.RequestLine(parts[0], target[0], target.length < 2 ? null : target[1], parts[2]);
        }
    }

    @Wrong("a server has to take the absolute-form too")
    public static final class KnowsTheOriginFormAlone implements Tasks.TakeApart {

        @Override
        public Tasks.RequestLine parts(String line) throws Tasks.Refusal {
            if (line.contains(" http:")) {
                throw new Tasks.Refusal(400);
            }
            return E04.parts(line, ONE_SPACE, "HTTP/1\\..", false);
        }
    }

    @Wrong("a later minor version is answered as well")
    public static final class KnowsTwoVersions implements Tasks.TakeApart {

        @Override
        public Tasks.RequestLine parts(String line) throws Tasks.Refusal {
            return E04.parts(line, ONE_SPACE, "HTTP/1\\.[01]", false);
        }
    }

    @Wrong("there is exactly one space between")
    public static final class AnyWhiteSpace implements Tasks.TakeApart {

        @Override
        public Tasks.RequestLine parts(String line) throws Tasks.Refusal {
            return E04.parts(line, "\\s+", "HTTP/1\\..", false);
        }
    }

    @Wrong("capitals count")
    public static final class FoldsCase implements Tasks.TakeApart {

        @Override
        public Tasks.RequestLine parts(String line) throws Tasks.Refusal {
            return E04.parts(line, ONE_SPACE, "HTTP/1\\..", true);
        }
    }

    @Wrong("a method is a token")
    public static final class CallsAnythingAMethod implements Tasks.TakeApart {

        @Override
        public Tasks.RequestLine parts(String line) throws Tasks.Refusal {
            return E04.parts(line, ONE_SPACE, "HTTP/1\\..", false);
        }
    }
}
