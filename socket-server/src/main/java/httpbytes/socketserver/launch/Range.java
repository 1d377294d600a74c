package httpbytes.socketserver.launch;

import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which values an option may have.
 *
 * @param takes   one word for them
 * @param refusal what to say to another one: with the name of the option in it, and the value
 */
record Range(String takes, String refusal, Predicate<String> holds) {

    static final int HIGHEST_PORT = 65_535;

    static final Range FLAG = new Range("", "", value -> true);
    static final Range TEXT = new Range("ADDRESS", "%s needs a value.", value -> !value.isBlank());
    static final Range PORT = number("NUMBER", 0, HIGHEST_PORT);
    static final Range PORT_IN_USE = number("NUMBER", 1, HIGHEST_PORT);
    static final Range LIMIT = number("N", 1, Integer.MAX_VALUE / 4);
    /** In seconds: whoever needs to wait for longer has mistaken the unit. */
    static final Range UP_TO_AN_HOUR = number("N", 0, 3_600);
    /** Names or IPv4 addresses, or IPv6 addresses in brackets. */
    static final Range HOSTS = taking("NAMES", "names of hosts without their ports, with commas between them",
            value -> members(value).allMatch(host -> host.matches("[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+]")));
    static final Range ADDRESSES = taking("ADDRESSES", "addresses with commas between them, such as 127.0.0.1,::1",
            value -> members(value).allMatch(address -> ForwardedFor.address(address) != null));
    static final Range TWO_PORTS = taking("NUMBER:NUMBER", "two ports of this machine, such as 5003:5001",
            value -> value.matches("[^:]*:[^:]*") && PORT.holds.test(value.split(":", -1)[0])
                    && PORT_IN_USE.holds.test(value.split(":", -1)[1]));

    /** Digits alone: parseInt would accept a sign. Ten of them may be more than an int. */
    private static Range number(String takes, int lowest, int highest) {
        return taking(takes, "a whole number from " + lowest + " to " + highest, value -> value.matches("[0-9]{1,9}")
                && Integer.parseInt(value) >= lowest && Integer.parseInt(value) <= highest);
    }

    private static Range taking(String takes, String what, Predicate<String> holds) {
        return new Range(takes, "%s takes " + what + ", not \"%s\".", holds);
    }

    private static Stream<String> members(String list) {
        return Stream.of(list.split(",", -1));
    }
}
