package httpbytes.docs.ladder;

import java.util.ArrayList;
import java.util.List;

/** What became of some lines: what stayed begins with a space, what went with -, what came with +. */
final class LineDiff {

    /** Of lines that stayed, so many are shown before and after a change. */
    private static final int CONTEXT = 2;
    private static final String LEFT_OUT = "@@ … @@";

    private LineDiff() {
    }

    static List<String> of(List<String> before, List<String> after) {
        int[][] common = commonAtTheEnds(before, after);
        List<String> diff = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                diff.add(" " + before.get(i++));
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                diff.add("-" + before.get(i++));
            } else {
                diff.add("+" + after.get(j++));
            }
        }
        return diff;
    }

    /** How many lines the rest of the one has in common with the rest of the other. */
    private static int[][] commonAtTheEnds(List<String> before, List<String> after) {
        var common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j)) ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** Without what stayed far from any change, but for the first line: it says what all of this is. */
    static List<String> shortened(List<String> diff) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < diff.size(); i++) {
            boolean isNear = i == 0;
            for (int j = Math.max(0, i - CONTEXT); j < Math.min(diff.size(), i + CONTEXT + 1); j++) {
                isNear |= !diff.get(j).startsWith(" ");
            }
            if (isNear) {
                shown.add(diff.get(i));
            } else if (!shown.get(shown.size() - 1).equals(LEFT_OUT)) {
                shown.add(LEFT_OUT);
            }
        }
        if (shown.get(shown.size() - 1).equals(LEFT_OUT)) {
            shown.remove(shown.size() - 1);
        }
        return shown;
    }
}
