package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.nio.charset.StandardCharsets;

/** One way to solve exercise 01. */
public final class E01 implements Tasks.SpellAGet {

    @Override
    public byte[] request(String host, String target) {
        String request = "GET " + target + " HTTP/1.1\r\n"
                + "Host: " + host + "\r\n"
                + "\r\n";
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
