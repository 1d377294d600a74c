package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.WireClient;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of messages are drawn by the parser, and the words beside them say the same. */
@Tag("quick")
class PicturesTest {

    private static final byte[] POST = WireClient.wire("""
            POST /api HTTP/1.1
            Host: localhost:5000
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 8

            name=Ada""");

    @Test
    void namesThePartsOfAMessage() throws IOException {
        var picture = new MessagePicture(POST);

        GeneratedPage.assertIs(Path.of("pictures/message-parts.svg"), picture.svg());
        assertThat(picture.svg()).contains(">POST</text>", ">method</text>", ">/api</text>", ">absolute-path</text>");
        assertThat(picture.words()).startsWith("POST /api HTTP/1.1\\r\\n: request-line: method, absolute-path, "
                + "HTTP-version. "
                + "Host: localhost:5000\\r\\n: field line: field-name, field-value. ")
                .endsWith("\\r\\n: empty line. name=Ada: content.");
    }
}
