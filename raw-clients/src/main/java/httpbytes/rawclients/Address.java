package httpbytes.rawclients;

/** Whom to talk to: a host, by name or by address, and a port. */
record Address(String host, int port) {

    private static final int HTTP_PORT = 80;

    /** As it stands in a Host field: without the port where it is that of http (RFC 9110, section 4.2.1). */
    String authority() {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return port == HTTP_PORT ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
