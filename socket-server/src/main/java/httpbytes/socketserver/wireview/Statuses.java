package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wireview.ResponseAnatomy.Answer;
import java.util.ArrayList;
import java.util.List;

/** The statuses of answers as text that stays short: {@code 200 ×728, 404}. */
final class Statuses {

    private Statuses() {
    }

    /** @param all whether these are all answers */
    static String of(List<Answer> answers, boolean all) {
        List<String> runs = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < answers.size(); i++) {
            String status = word(answers.get(i));
            boolean goesOn = i + 1 < answers.size() && word(answers.get(i + 1)).equals(status);
            count++;
            if (!goesOn) {
                if (!status.isEmpty()) {
                    runs.add(count == 1 ? status : status + " ×" + count);
                }
                count = 0;
            }
        }
        return String.join(", ", runs) + (all ? "" : ", …");
    }

    private static String word(Answer answer) {
        return answer.isNone() ? "" : answer.status() == 0 ? "no status-line" : "%03d".formatted(answer.status());
    }
}
