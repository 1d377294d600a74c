package httpbytes.docs.contract;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.OnBothServers;
import httpbytes.docs.parties.Servers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;

/** A client that nobody here wrote understands both servers. */
@Tag("quick")
class JdkHttpClientTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HttpRequest.Builder request(Servers server, String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Servers server, String type, BodyPublisher content)
            throws IOException, InterruptedException {
        return send(request(server, "/api").header("Content-Type", type).POST(content));
    }

    @OnBothServers
    void gets(Servers server) throws Exception {
        var answer = send(request(server, "/api?name=Ada&city=Z%C3%BCrich"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("GET request received with the following parameters:\nname = Ada\ncity = Zürich\n");
        assertThat(answer.headers().firstValue("Date")).isPresent();
    }

    @OnBothServers
    void postsAForm(Servers server) throws Exception {
        assertThat(post(server, FORM, BodyPublishers.ofString("name=Ada")).body())
                .isEqualTo("POST request received with the following parameters:\nname = Ada\n");
    }

    @OnBothServers
    void postsAFormInChunks(Servers server) throws Exception {
        byte[] form = ("a=" + "x".repeat(100_000)).getBytes(StandardCharsets.US_ASCII);

        assertThat(post(server, FORM, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))).body())
                .endsWith("a = " + "x".repeat(100_000) + "\n");
    }

    @OnBothServers
    void postsAMultipartForm(Servers server) throws Exception {
        String form = """
                --b
                Content-Disposition: form-data; name="f"; filename="n.txt"

                hello
                --b--
                """.replace("\n", "\r\n");

        assertThat(post(server, "multipart/form-data; boundary=b", BodyPublishers.ofString(form)).body())
                .endsWith("f = n.txt (5 bytes)\n");
    }

    @OnBothServers
    void asksForTheFieldsAlone(Servers server) throws Exception {
        var answer = send(request(server, "/api").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(52);
    }

    @OnBothServers
    void waitsFor100(Servers server) throws Exception {
        var answer = send(request(server, "/api").header("Content-Type", FORM).expectContinue(true)
                .POST(BodyPublishers.ofString("name=Ada")));

        assertThat(answer.body()).endsWith("name = Ada\n");
    }

    @OnBothServers
    void readsEachError(Servers server) throws Exception {
        assertThat(send(request(server, "/nope")).statusCode()).isEqualTo(404);
        assertThat(send(request(server, "/api").DELETE()).statusCode()).isEqualTo(405);
        assertThat(post(server, "text/plain", BodyPublishers.ofString("a")).statusCode()).isEqualTo(415);
        assertThat(send(request(server, "/api")).statusCode()).isEqualTo(200);
    }

    @OnBothServers
    void asksFiftyTimesAtOnce(Servers server) {
        List<CompletableFuture<String>> answers = IntStream.range(0, 50)
                .mapToObj(i -> client.sendAsync(request(server, "/api?n=" + i).build(), BodyHandlers.ofString())
                        .thenApply(HttpResponse::body))
                .toList();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join()).endsWith("n = " + i + "\n");
        }
    }
}
