package httpbytes.docs.pages;

import java.util.List;

/** Lines of Java that are code: no comments, imports, packages and empty lines. */
public final class CodeLines {

    private CodeLines() {
    }

    public static long of(List<String> file) {
        String text = String.join("\n", file).replaceAll("(?s)/\\*.*?\\*/", "");
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("//")
                && !line.startsWith("import ") && !line.startsWith("package ")).count();
    }
}
