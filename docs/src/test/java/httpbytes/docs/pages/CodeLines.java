package httpbytes.docs.pages;

import java.util.regex.Pattern;

/** Lines of Java that are code: all but comments, imports, packages and empty lines. Those of a text block count. */
public final class CodeLines {

    private static final Pattern COMMENT_OR_TEXT = Pattern.compile("//.*|(?s:/\\*.*?\\*/)|(?s:\"\"\".*?\"\"\")"
            + "|\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)++'");

    private CodeLines() {
    }

    public static long of(String file) {
        return code(file).lines().filter(line -> !line.isBlank()).count();
    }

    /** The same lines without comments, imports and packages, and without a word of what is in quotation marks. */
    public static String code(String file) {
        return COMMENT_OR_TEXT.matcher(file).replaceAll(found -> found.group().startsWith("/")
                ? found.group().replaceAll(".+", "") : found.group().replaceAll("[^\n\"]", "_"))
                .replaceAll("(?m)^(import|package) .*", "");
    }
}
