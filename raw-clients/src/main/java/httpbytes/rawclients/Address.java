package httpbytes.rawclients;

/** Whom to talk to: a host, by name or by address, and a port. */
record Address(String host, int port) {

    /** As it stands in a Host field: without the port where it is that of http (RFC 9110, section 4.2.1). */
    String authority() {
        return toString().replaceFirst(":80$", "");
    }

    /** A zone such as %eth0 means something on this machine alone (RFC 9844). */
    @Override
    public String toString() {
        String name = host.replaceFirst("%[^\\]]*", "");
        return (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name) + ":" + port;
    }
}
