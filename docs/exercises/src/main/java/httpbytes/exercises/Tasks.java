package httpbytes.exercises;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each exercise asks for: its input, and what comes out. */
public final class Tasks {

    private Tasks() {
    }

    /** What {@code name=value} says. */
    public record Pair(String name, String value) {
    }

    /** 00: split a pair. */
    public interface SplitPair {
        /** The two parts of a pair: before its first {@code =}, and after it. Without one, all of it is the name. */
        Pair split(String pair);
    }

    /** 01: spell a GET. */
    public interface SpellAGet {
        /**
         * The octets of the shortest GET that HTTP/1.1 allows.
         *
         * @param host   for the Host field, such as {@code localhost:5000}
         * @param target such as {@code /api?name=Ada}
         */
        byte[] request(String host, String target);
    }

    /** 02: end lines where they end. */
    public interface SplitLines {
        /**
         * The lines of a header section, without their ends, up to the empty line and without it.
         *
         * @param section each char is one octet; what follows its empty line is content, and is left out
         */
        List<String> lines(String section);
    }

    /** 03: send it again, or ask. */
    public interface SendAgain {
        /**
         * The answer to a request. Where none comes, the request is sent once more, unless that could do harm.
         *
         * @throws IOException where no answer came, and only the user can say what to do
         */
        String send(String method, Network network) throws IOException;
    }

    /** Carries a request to a server, and its answer back. */
    public interface Network {
        /**
         * Sends a request.
         *
         * @throws java.net.ConnectException where there was no connection, so that nothing was sent
         * @throws IOException               where the connection broke, and nobody knows what the server did
         */
        String exchange(String method) throws IOException;
    }

    /** A request that is not served, with the status that says why, such as 400. */
    public static final class Refusal extends Exception {

        private final int status;

        public Refusal(int status) {
            super("refused with " + status);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /**
     * The parts of a request-line.
     *
     * @param path  as it was sent; {@code /} for an absolute-form that has none, and {@code *} for the asterisk-form
     * @param query what comes after the first {@code ?}, or null where there is none
     */
    public record RequestLine(String method, String path, String query, String version) {
    }

    /** 04: take a request-line apart. */
    public interface TakeApart {
        /**
         * The parts of a request-line.
         *
         * @param line without its line end, each char one octet
         * @throws Refusal with 400, 501 (a method that HTTP does not define) or 505 (another major version)
         */
        RequestLine parts(String line) throws Refusal;
    }

    /** 05: find the value of a field. */
    public interface FindField {
        /**
         * The value of a field: of all its lines, with a comma and a space between; null where it has none.
         *
         * @param lines the field lines of a request of HTTP/1.1, without their ends, each char one octet
         * @throws Refusal with 400 where a line is no field line, or there is not exactly one Host
         */
        String value(List<String> lines, String name) throws Refusal;
    }

    /** 06: a length in octets. */
    public interface MeasureContent {
        /** {@code Content-Length: N}, its line end, an empty line, and the content in UTF-8. */
        byte[] message(String content);
    }

    /** 07: decode chunks. */
    public interface DecodeChunks {
        /**
         * The content of a chunked body; the stream is then after it.
         *
         * @throws IOException where the stream ends before, or these are no chunks
         */
        byte[] decode(InputStream in) throws IOException;
    }

    /** 08: read a header section. */
    public interface ReadSection {
        /**
         * The octets of one header section, its empty line included, and not one octet more.
         *
         * @throws IOException where the stream ends before
         */
        byte[] read(InputStream in) throws IOException;
    }

    /** 09: follow a redirect. */
    public interface FollowRedirect {
        /**
         * The method and the target of the next request, such as {@code GET /api}; null where the answer sends its
         * client nowhere.
         *
         * @param method   of the request that was answered
         * @param location the value of Location, an absolute path, or null where the answer has none
         */
        String next(String method, int status, String location);
    }

    /** 10: decode a form. */
    public interface DecodeForm {
        /** Each pair as {@code name = value}, in order, decoded; empty pairs are left out. */
        List<String> decode(String form);
    }

    /** 10b: which media type is a form. */
    public interface RecogniseForm {
        /** Whether this is the Content-Type of a form, urlencoded or multipart; null where there is none. */
        boolean isForm(String contentType);
    }

    /** 11: route by annotation. */
    public interface RouteByAnnotation {
        /** What the method says that is annotated with this method and path, or null where there is none. */
        String answer(Object controller, String method, String path) throws Exception;
    }

    /** Marks a method without parameters, which returns a String, as the answer to a request. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    public @interface On {
        /** Such as {@code GET}. */
        String method();

        /** Such as {@code /api}. */
        String path();
    }

    /** 11b: 404, and 405 with Allow. */
    public interface ChooseStatus {
        /**
         * {@code 200 OK}, {@code 404 Not Found}, or {@code 405 Method Not Allowed; Allow: GET, POST}, the
         * methods in the order of the alphabet.
         *
         * @param routes path → the methods that it answers
         */
        String status(Map<String, Set<String>> routes, String method, String path);
    }

    /** 12: refuse what must be refused. */
    public interface JudgeRequest {
        /**
         * 200 for a request that is right; 400, 501 (a method that HTTP does not define) or 505 (another version).
         *
         * @param section a whole header section, each char one octet
         */
        int judge(String section);
    }

    /** 13: serve the second visitor while the first is silent. */
    public interface ServeVisitors {
        /** Sends the first line of each connection back to it, and closes it; returns when the listener is closed. */
        void serve(ServerSocket listener) throws IOException;
    }

    /** 14: take one answer, leave the next. */
    public interface TakeAnswer {
        /** The octets of one answer with a Content-Length; the stream is then at the next one. */
        byte[] take(InputStream in) throws IOException;
    }

    /** 15: read a Cookie field. */
    public interface ReadCookies {
        /** Each cookie, name to value, in order; where two have the same name, the first. */
        Map<String, String> cookies(String fieldValue);
    }

    /** 16: refuse what would split an answer. */
    public interface SpellField {
        /**
         * {@code name: value} with its line end.
         *
         * @throws IllegalArgumentException where that would not be exactly one field line
         */
        String fieldLine(String name, String value);
    }

    /** 17: bind arguments, as Spring does. */
    public interface BindArguments {
        /**
         * Calls a method with an argument for each of its parameters.
         *
         * @param query name → its values
         * @param form  the same for the content
         * @return what the method says, or {@code 400 Bad Request} where a parameter has no value, or none that fits
         */
        String call(Object controller, Method method, Map<String, List<String>> query, Map<String, List<String>> form)
                throws Exception;
    }

    /** Marks a parameter, a String, an int or a {@code List<String>}: Spring's {@code @RequestParam}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    public @interface Param {
        /** The name that its values have in the request. */
        String value();

        /** Its value where the request has none, or an empty one; itself empty where a value is required. */
        String otherwise() default "";
    }

    /** Marks a parameter that is the whole form: Spring's {@code @RequestBody}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    public @interface Form {
    }

    /** 18: the naive server anew. */
    public interface OutliveVisitors {
        /**
         * Answers {@code GET /api} and {@code POST /api} as the servers of this workspace do, with a content that lists
         * the parameters, and anything else with the status that is for it. A request-line may have 8 KiB, a header
         * section 16 KiB, and content 1 MiB. Returns, or throws, when the listener is closed.
         *
         * @param deadline of a request, from when the server begins to wait for it until its last octet is there: then
         *                 the connection is closed. At least a second
         */
        void serve(ServerSocket listener, Duration deadline) throws IOException;
    }

    /** 19: who asks. */
    public interface WhoAsks {
        /**
         * The address of the client that a request comes from.
         *
         * @param peer         the address at the other end of the connection
         * @param forwardedFor the value of X-Forwarded-For, addresses with commas between them: each proxy added the
         *                     address of its own peer at the end. Null where there is no such field
         * @param trusted      the addresses of the proxies that say the truth
         */
        String client(String peer, String forwardedFor, Set<String> trusted);
    }

    /** What went wrong between a proxy and a server. */
    public enum Trouble {
        /** The server took no connection. */
        NO_CONNECTION,
        /** The request was sent, and no answer came. */
        NO_ANSWER,
        /** The server is a proxy too, and says with 502 that the server to which it sent the request failed. */
        BAD_GATEWAY
    }

    /** What a proxy does then. */
    public enum Decision {
        ASK_THE_NEXT_SERVER, ANSWER_502
    }

    /** 20: the next server. */
    public interface NextServer {
        /**
         * What a proxy does when a server has failed.
         *
         * @param method      of the request
         * @param serversLeft how many servers it has not asked yet
         */
        Decision decide(String method, Trouble trouble, int serversLeft);
    }
}
