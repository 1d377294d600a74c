package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.util.ArrayList;
import java.util.List;

/** One way to solve exercise 02. */
public final class E02 implements Tasks.SplitLines {

    @Override
    public List<String> lines(String section) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = section.indexOf("\r\n"); end > start; end = section.indexOf("\r\n", start)) {
            lines.add(section.substring(start, end));
            start = end + 2;
        }
        return lines;
    }
}
