package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.util.List;

/** Exercise 00. */
public final class SplitPair extends Exercise<Tasks.SplitPair> {

    public SplitPair() {
        super("00", "split a pair", "00-ten-requests.md",
                "Where does the name end? And where there is no =, what is left for the value?",
                "Java's split drops empty pieces at the end; indexOf and substring drop nothing.",
                "indexOf('=') is -1 where there is none, and the name is all of it then; otherwise take what is before "
                + "it with substring(0, i), and what is after it with substring(i + 1).");
        splits("name=Ada", "the name is before the equals sign, and the value after it (the URL Standard).",
                "name", "Ada");
        splits("flag", "a name without an equals sign has the empty value; the naive server took for granted that "
                + "there are two pieces (the URL Standard).", "flag", "");
        splits("a=b=c", "only the first equals sign separates; a value may have others (the URL Standard).",
                "a", "b=c");
        splits("name=", "a form whose field is left empty sends this; Java's split(\"=\") drops the empty piece at the "
                + "end (the URL Standard).", "name", "");
        splits("=Ada", "a name can be empty as well; it is not for this method to repair that (the URL Standard).",
                "", "Ada");
        splits("a==", "the value is all that comes after the first equals sign, and here that is another one (the URL "
                + "Standard).", "a", "=");
        splits("", "a POST without content has this as its only pair, and it must not end the server (the URL "
                + "Standard).",
                "", "");
    }

    private void splits(String pair, String lesson, String name, String value) {
        expect(pair.isEmpty() ? "nothing at all" : pair, lesson, parts(new Tasks.Pair(name, value)), solution -> {
            Tasks.Pair split = solution.split(pair);
            return split == null ? null : parts(split);
        });
    }

    private static List<String> parts(Tasks.Pair pair) {
        return List.of("name: \"" + pair.name() + "\"", "value: \"" + pair.value() + "\"");
    }
}
