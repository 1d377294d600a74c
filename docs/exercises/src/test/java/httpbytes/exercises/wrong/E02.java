package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.util.ArrayList;
import java.util.List;

/** Wrong answers to exercise 02. */
final class E02 {

    private E02() {
    }

    @Wrong("an LF without its CR ends no line")
    public static final class SplitAtLf implements Tasks.SplitLines {

        @Override
        public List<String> lines(String section) {
            List<String> lines = new ArrayList<>();
            for (String line : section.split("\n")) {
                if (line.replace("\r", "").isEmpty()) {
                    break;
                }
                lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            }
            return lines;
        }
    }

    @Wrong("the empty line ends the header section")
    public static final class EverythingBehindToo implements Tasks.SplitLines {

        @Override
        public List<String> lines(String section) {
            return List.of(section.split("\r\n"));
        }
    }

    @Wrong("an LF without its CR ends no line")
    public static final class LinesOfJava implements Tasks.SplitLines {

        @Override
        public List<String> lines(String section) {
            return section.lines().takeWhile(line -> !line.isEmpty()).toList();
        }
    }
}
