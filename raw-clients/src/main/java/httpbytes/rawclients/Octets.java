package httpbytes.rawclients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import httpbytes.rawclients.Failure.Code;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How what somebody typed becomes the octets that he meant. */
final class Octets {

    /** A backslash, with the digits behind it. Before r, n and a line end it means the same to Java as to us. */
    private static final Pattern BACKSLASH = Pattern.compile("\\\\(?![rn\r\n])(?:x([0-9A-Fa-f]{2}))?");

    /** A space or a line end would make another request of it. */
    static final String TARGET = "\\*|/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*";

    private Octets() {
    }

    /** @param typed text, or {@code @} and the name of a file, or {@code -} for standard input */
    static byte[] of(String typed) throws Failure {
        try {
            return typed.equals("-") ? System.in.readAllBytes()
                    : typed.startsWith("@") ? Files.readAllBytes(Path.of(typed.substring(1)))
                    : typed.getBytes(UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(Code.USAGE, "\"" + typed + "\" cannot be sent (" + e + "): the name of a file follows @.");
        }
    }

    /**
     * The octets of what is written as {@link Transcript} writes it: \r, \n and \xNN mean an octet, and any other
     * backslash is one. At the end of a line it takes the line end away.
     */
    static byte[] unescaped(byte[] octets) {
        // Java knows \101 for \x41.
        return BACKSLASH.matcher(new String(octets, StandardCharsets.ISO_8859_1)).replaceAll(found ->
                found.group(1) == null ? "\\\\\\\\" : String.format("\\\\%03o", Integer.parseInt(found.group(1), 16)))
                .translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * {@code name=value} as {@code application/x-www-form-urlencoded} has it (WHATWG URL, section 5.2): a space is
     * {@code +}, and whatever is no letter, digit or {@code *-._} is its octets of UTF-8.
     */
    static String form(List<String> pairs) {
        return pairs.stream().map(pair -> Stream.of(pair.split("=", 2))
                .map(part -> URLEncoder.encode(part, UTF_8)).collect(joining("="))).collect(joining("&"));
    }

    /**
     * The request that follows a redirect: the same at another target, or a GET without content where that is asked for
     * (RFC 9110, section 15.4).
     *
     * @param redirect the status code and Location, with a space between them
     * @param server   such as {@code http://localhost:5000}: Location may begin with it
     */
    static byte[] redirected(byte[] octets, String redirect, String server) throws Failure {
        String here = "(?i)^" + Pattern.quote(server) + "(:80)?(?=[/?]|$)/?";
        String target = redirect.substring("308 ".length()).replaceFirst("#.*", "").replaceFirst(here, "/");
        Refusal.ELSEWHERE.unless(target.matches(TARGET) && target.matches("/([^/].*)?"), redirect);
        String[] sent = new String(octets, StandardCharsets.ISO_8859_1).split(" ", 3);
        if ((redirect + " " + sent[0]).matches("303 .*(?<! HEAD)|30[12] .* POST")) {
            sent[0] = "GET";
            sent[2] = sent[2].replaceFirst("(?s)\r\n\r\n.*", "\r\n\r\n").replaceAll("(?i)\r\nContent-[^\r]*", "");
        }
        return String.join(" ", sent[0], target, sent[2]).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Whom a request is for, as it stands in Host: without the port where it is that of http (RFC 9110, section 4.2.1),
     * and without a zone such as %eth0, which means something on this machine alone (RFC 9844).
     */
    static String authority(String host, int port) {
        String name = host.replaceFirst("%[^\\]]*", "");
        return (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name) + (port == 80 ? "" : ":" + port);
    }
}
