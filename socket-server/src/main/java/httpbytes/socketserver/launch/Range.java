package httpbytes.socketserver.launch;

import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which values an option may have.
 *
 * @param refusal what to say to another one: with the name of the option in it, and the value
 */
record Range(String refusal, Predicate<String> holds) {

    static final int HIGHEST_PORT = 65_535;
    /** In seconds: whoever needs to wait for longer has mistaken the unit. */
    static final int AN_HOUR = 3_600;
    private static final int HIGHEST_LIMIT = Integer.MAX_VALUE / 4;

    static final Range TEXT = new Range("%s needs a value.", value -> !value.isBlank());
    static final Range LIMIT = of(1, HIGHEST_LIMIT);
    /** Names or IPv4 addresses, or IPv6 addresses in brackets. */
    static final Range HOSTS = list("names of hosts without their ports, with commas between them",
            host -> host.matches("[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+]"));
    static final Range ADDRESSES = list("addresses with commas between them, such as 127.0.0.1,::1",
            address -> ForwardedFor.address(address) != null);
    static final Range TWO_PORTS = taking("two ports of this machine, such as 5003:5001", value -> {
        String[] ports = value.split(":", -1);
        return ports.length == 2 && isNumber(ports[0], 0, HIGHEST_PORT) && isNumber(ports[1], 1, HIGHEST_PORT);
    });

    static Range of(int lowest, int highest) {
        return taking("a whole number from " + lowest + " to " + highest, value -> isNumber(value, lowest, highest));
    }

    private static Range list(String what, Predicate<String> one) {
        return taking(what, value -> Stream.of(value.split(",", -1)).allMatch(one));
    }

    private static Range taking(String what, Predicate<String> holds) {
        return new Range("%s takes " + what + ", not \"%s\".", holds);
    }

    /** Digits alone: parseInt would accept a sign. Ten of them may be more than an int. */
    private static boolean isNumber(String value, int lowest, int highest) {
        return value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= lowest && Integer.parseInt(value) <= highest;
    }
}
