package org.triad.notification.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triad.notification.http.ScriptedReceiver.Reply;

/** One call ends in time, reads little, goes nowhere else and connects to exactly what was judged. */
class HttpLineTest {

    private static final Duration SHORT = Duration.ofMillis(900);
    private static final Clock NOON = Clock.fixed(Instant.parse("2027-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final AddressGuard guard = new AddressGuard("127.0.0.1"::equals, InetAddress::getAllByName);

    @Test
    void postsJsonAndReadsTheAnswer() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.wellBehaved()) {
            Answer answer = post(receiver.address("/hook?a=1"));

            assertThat(answer).isEqualTo(new Answer(200, java.util.Optional.empty(), "ok"));
            ScriptedReceiver.Call call = receiver.calls().get(0);
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.path()).isEqualTo("/hook?a=1");
            assertThat(call.body()).isEqualTo("{\"text\":\"Grüße 🌊\"}");
            assertThat(call.header("Content-Type")).startsWith("application/json");
            assertThat(call.header("webhook-id")).isEqualTo("msg_1");
            assertThat(call.header("User-Agent")).isEqualTo("Triad");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "'Mon, 01 Mar 2027 12:05:00 GMT', 300",
        "'Mon, 01 Mar 2027 11:00:00 GMT', -1",
        "soon, -1",
        "-5, -1",
        "99999999999999999999, -1"
    })
    void readsHowLongItIsToWait(String header, long seconds) throws Exception {
        try (ScriptedReceiver receiver =
                new ScriptedReceiver(call -> new Reply.Say(429, Map.of("Retry-After", header), ""))) {
            assertThat(post(receiver.address("/"))
                            .retryAfter()
                            .map(Duration::toSeconds)
                            .orElse(-1L))
                    .isEqualTo(seconds);
        }
    }

    @Test
    void aReceiverThatSaysNothingIsLeftInTime() {
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> new Reply.Silence())) {
            long began = System.nanoTime();

            assertThatThrownBy(() -> post(receiver.address("/")))
                    .isInstanceOf(NotCalled.class)
                    .hasMessageStartingWith("No answer came within");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void whoHasSaidAStatusHasAnsweredWhateverBecomesOfTheRest() throws Exception {
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> new Reply.Slowly(50, 500))) {
            long began = System.nanoTime();

            assertThat(post(receiver.address("/")).status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> new Reply.Broken())) {
            assertThat(post(receiver.address("/")))
                    .isEqualTo(new Answer(200, java.util.Optional.empty(), "half of it"));
        }
    }

    @Test
    void ofAnAnswerThatDoesNotEndOnlyTheBeginningIsRead() throws Exception {
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> new Reply.Endless())) {
            assertThat(post(receiver.address("/")).excerpt()).hasSize(500).startsWith("and so on");
        }
    }

    @Test
    void whatTheReceiverSaysIsShownWithoutInvisibleCharacters() throws Exception {
        try (ScriptedReceiver receiver =
                new ScriptedReceiver(call -> new Reply.Say(500, Map.of(), "no\u202Eway\u0000 <script>"))) {
            assertThat(post(receiver.address("/")).excerpt()).isEqualTo("no\uFFFDway\uFFFD <script>");
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (ScriptedReceiver inside = ScriptedReceiver.wellBehaved();
                ScriptedReceiver receiver = new ScriptedReceiver(
                        call -> new Reply.Say(307, Map.of("Location", inside.address("/secret")), ""))) {
            assertThat(post(receiver.address("/")).status()).isEqualTo(307);
            assertThat(inside.calls()).isEmpty();
        }
    }

    @Test
    void aCutConnectionAndAClosedPortAreSaidInWords() throws IOException {
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> new Reply.Cut())) {
            assertThatThrownBy(() -> post(receiver.address("/")))
                    .hasMessage("The connection was cut before the answer.");
            assertThat(receiver.calls()).as("it is not tried again by itself").hasSize(1);
        }
        int nobodyListens;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobodyListens = closed.getLocalPort();
        }
        assertThatThrownBy(() -> post("http://127.0.0.1:" + nobodyListens + "/"))
                .hasMessage("Nobody answers at this address.");
    }

    @Test
    void aReceiverWithoutATrustedCertificateGetsNothing(@TempDir Path folder) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpsServer receiver = selfSigned(folder);
        receiver.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            assertThatThrownBy(() ->
                            post("https://127.0.0.1:" + receiver.getAddress().getPort() + "/"))
                    .hasMessageStartingWith("No safe connection");
            assertThat(calls).hasValue(0);
        } finally {
            receiver.stop(0);
        }
    }

    private static HttpsServer selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("own.p12");
        String words = "only-here";
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-alias",
                        "own",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        words)
                .start()
                .waitFor();
        assertThat(made).as("keytool").isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), words.toCharArray());
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, words.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    @Test
    void theNameIsLookedUpOnceAndWhatWasJudgedIsConnectedTo() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        // A name that is harmless when it is asked for the first time, and leads to this machine from then on.
        AddressGuard rebound =
                new AddressGuard(host -> false, host -> new InetAddress[] {
                    InetAddress.getByName(asked.incrementAndGet() == 1 ? "93.184.216.34" : "127.0.0.1")
                });
        URI address = rebound.checked("https://rebound.example.com/");
        assertThatThrownBy(() -> line(rebound).post(address, "{}", Map.of()))
                .isInstanceOfSatisfying(
                        NotCalled.class,
                        refused -> assertThat(refused.isForbidden()).isTrue());
        assertThat(asked).as("once at saving, once at sending").hasValue(2);
    }

    @Test
    void aNameThatLeadsToThisMachineIsConnectedToOnceItIsAllowed() throws Exception {
        List<String> looked = new CopyOnWriteArrayList<>();
        try (ScriptedReceiver receiver = ScriptedReceiver.wellBehaved()) {
            AddressGuard named = new AddressGuard("chat.inside.example"::equals, host -> {
                looked.add(host);
                return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
            });
            String address = receiver.address("/x").replace("127.0.0.1", "chat.inside.example");

            assertThat(line(named).post(URI.create(address), "{}", Map.of()).status())
                    .isEqualTo(200);
            assertThat(looked).containsExactly("chat.inside.example");
            assertThat(receiver.calls().get(0).header("Host")).startsWith("chat.inside.example:");
        }
    }

    @Test
    void aHostNobodyFindsIsSaid() {
        AddressGuard nothing = new AddressGuard(host -> false, host -> {
            throw new UnknownHostException(host);
        });
        assertThatThrownBy(() -> line(nothing).post(URI.create("https://no.example.com/"), "{}", Map.of()))
                .hasMessage("The host cannot be found.");
    }

    private Answer post(String address) throws NotCalled {
        return line(guard).post(URI.create(address), "{\"text\":\"Grüße 🌊\"}", Map.of("webhook-id", "msg_1"));
    }

    private static HttpLine line(AddressGuard guard) {
        return new HttpLine(guard, NOON, SHORT);
    }
}
