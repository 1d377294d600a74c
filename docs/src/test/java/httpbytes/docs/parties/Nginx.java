package httpbytes.docs.parties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * nginx with the configuration of {@code docs/proxy}, on free ports, in front of other servers.
 */
public final class Nginx implements AutoCloseable {

    public static final Path CONFIGURATION = Path.of("proxy", "nginx.conf");
    /** The ports that the configuration names: of the servers, of http, of https. */
    private static final List<String> SERVERS = List.of("5011", "5012", "5013");
    public static final String HTTP = "8080";
    public static final String HTTPS = "8443";

    /** Where Debian puts it, and what is typed. */
    public static final String PROGRAM = "/usr/sbin/nginx";
    /** It, and what makes its certificate. */
    public static final List<String> PROGRAMS = List.of("nginx", "openssl");

    private final Path folder;
    private final Map<String, String> ports = new LinkedHashMap<>();
    private final Process process;

    /** @param servers three ports, also three times the same */
    public Nginx(int... servers) throws IOException {
        for (int i = 0; i < SERVERS.size(); i++) {
            ports.put(SERVERS.get(i), String.valueOf(servers[i % servers.length]));
        }
        ports.put(HTTP, String.valueOf(freePort()));
        ports.put(HTTPS, String.valueOf(freePort()));
        folder = Files.createTempDirectory("nginx");
        Files.createDirectory(folder.resolve("target"));
        Files.writeString(folder.resolve("nginx.conf"), configuration(ports));
        makeCertificate();
        process = new ProcessBuilder(program("nginx"), "-p", folder.toString(), "-c", "nginx.conf", "-e",
                "target/error.log", "-g", "daemon off;").redirectErrorStream(true).start();
        awaitReadiness();
    }

    /** Skips a test where it is not installed. */
    public static void require() {
        Programs.require(PROGRAMS);
    }

    /** That of the workspace, with these ports in place of those that it names. */
    public static String configuration(Map<String, String> ports) throws IOException {
        String configuration = Files.readString(CONFIGURATION);
        for (var port : ports.entrySet()) {
            Matcher named = Pattern.compile("127\\.0\\.0\\.1:" + port.getKey() + "\\b").matcher(configuration);
            assertThat(named.find()).as("port %s in %s", port.getKey(), CONFIGURATION).isTrue();
            configuration = named.replaceAll("127.0.0.1:" + port.getValue());
        }
        return configuration;
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String program(String name) {
        return Programs.find(name).orElseThrow().toString();
    }

    private void makeCertificate() throws IOException {
        Process openssl = new ProcessBuilder(program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", "target/key.pem", "-out", "target/certificate.pem")
                .directory(folder.toFile()).redirectErrorStream(true).start();
        String printed = new String(openssl.getInputStream().readAllBytes());
        assertThat(folder.resolve("target/certificate.pem")).as(printed).isNotEmptyFile();
    }

    /** It writes its number when it listens. */
    private void awaitReadiness() throws IOException {
        while (!Files.exists(folder.resolve("target/nginx.pid"))) {
            if (!process.isAlive()) {
                throw new IOException("nginx did not start: " + new String(process.getInputStream().readAllBytes())
                        + Files.readString(folder.resolve("target/error.log")));
            }
            Thread.onSpinWait();
        }
    }

    /** Where it speaks plain HTTP. */
    public int port() {
        return Integer.parseInt(ports.get(HTTP));
    }

    /** Where it speaks HTTP within TLS. */
    public int tlsPort() {
        return Integer.parseInt(ports.get(HTTPS));
    }

    /** TLS for a client that trusts its certificate, and no other. */
    public SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var certificate = Files.newInputStream(folder.resolve("target/certificate.pem"))) {
            trusted.setCertificateEntry("nginx", CertificateFactory.getInstance("X.509")
                    .generateCertificate(certificate));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** What it logged: a line for each request. */
    public List<String> accessLog() throws IOException {
        return Files.readAllLines(folder.resolve("target/access.log"));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
