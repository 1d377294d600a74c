package httpbytes.socketserver.launch;

import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which values an option may have.
 *
 * @param takes one word for them
 * @param what  the same in full, for a sentence
 */
record Range(String takes, String what, Predicate<String> holds) {

    static final Range FLAG = new Range("", "no value", String::isEmpty);
    static final Range HOST = new Range("ADDRESS", "an address of this machine", value -> value.matches("[^\\s-].*"));
    static final Range PORT = numbers("NUMBER", 0, 65_535);
    static final Range PORT_IN_USE = numbers("NUMBER", 1, 65_535);
    static final Range LIMIT = numbers("N", 1, Integer.MAX_VALUE / 4);
    /** Names or IPv4 addresses, or IPv6 addresses in brackets. */
    static final Range HOSTS = new Range("NAMES", "names of hosts without their ports, with commas between them",
            value -> members(value).allMatch(host -> host.matches("(?!-)[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+]")));
    static final Range ADDRESSES = new Range("ADDRESSES", "addresses with commas between them, such as 127.0.0.1,::1",
            value -> members(value).allMatch(address -> ForwardedFor.address(address) != null));
    static final Range TWO_PORTS = new Range("NUMBER:NUMBER", "two ports of this machine, such as 5003:5001",
            value -> value.matches("[0-9]+:[0-9]+") && PORT.holds.test(value.split(":")[0])
                    && PORT_IN_USE.holds.test(value.split(":")[1]));
    static final Range TARGETS = new Range("NAME=NUMBER",
            "up to four names of their own, each with = and a port, such as nginx=8080",
            value -> members(value).count() <= 4 && members(value).allMatch(target -> target.matches(
                            "(?!socket-server=|flask-equivalent=|both=)[a-z][a-z0-9.-]{0,30}=[0-9]+")
                            && PORT_IN_USE.holds.test(target.split("=")[1]))
                    && members(value).map(target -> target.split("=")[0]).distinct().count() == members(value).count());

    /** Digits alone: parseInt would accept a sign. Ten of them may be more than an int. */
    static Range numbers(String takes, int lowest, int highest) {
        return new Range(takes, "a whole number from " + lowest + " to " + highest, value ->
                value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= lowest && Integer.parseInt(value) <= highest);
    }

    private static Stream<String> members(String list) {
        return Stream.of(list.split(",", -1));
    }
}
