package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One way to solve exercise 06. */
public final class E06 implements Tasks.MeasureContent {

    @Override
    public byte[] message(String content) {
        byte[] octets = content.getBytes(StandardCharsets.UTF_8);
        var message = new ByteArrayOutputStream();
        message.writeBytes(("Content-Length: " + octets.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(octets);
        return message.toByteArray();
    }
}
