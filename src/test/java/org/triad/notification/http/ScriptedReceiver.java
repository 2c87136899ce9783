package org.triad.notification.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A receiver of posts that does what a test tells it to, on this machine. */
public final class ScriptedReceiver implements AutoCloseable {

    /** What it does with a call. */
    public sealed interface Reply {

        /** Answers, as a good receiver would. */
        record Say(int status, Map<String, String> headers, String body) implements Reply {}

        /** Answers, piece by piece, each after so many milliseconds. */
        record Slowly(long milliseconds, int pieces) implements Reply {}

        /** Says nothing until the receiver is closed. */
        record Silence() implements Reply {}

        /** Closes the connection without an answer. */
        record Cut() implements Reply {}

        /** Answers with less than it says it will, and cuts. */
        record Broken() implements Reply {}

        /** Begins an answer that does not end. */
        record Endless() implements Reply {}

        Reply OK = new Say(200, Map.of(), "ok");

        static Reply of(int status) {
            return new Say(status, Map.of(), "");
        }
    }

    /** What came. */
    public record Call(String method, String path, Map<String, List<String>> headers, String body) {

        /** The first value of a header, or empty. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<Call, Reply> script;

    public ScriptedReceiver(Function<Call, Reply> script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public static ScriptedReceiver wellBehaved() {
        return new ScriptedReceiver(call -> Reply.OK);
    }

    /** From now on it does that. */
    public void follows(Function<Call, Reply> other) {
        script = other;
    }

    public String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public List<Call> calls() {
        return calls;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            calls.add(call);
            reply(exchange, script.apply(call));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void reply(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
        if (reply instanceof Reply.Say say) {
            byte[] body = say.body().getBytes(StandardCharsets.UTF_8);
            say.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(say.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } else if (reply instanceof Reply.Silence) {
            closed.await(30, TimeUnit.SECONDS);
        } else if (reply instanceof Reply.Slowly slowly) {
            exchange.sendResponseHeaders(200, 0);
            for (int piece = 0;
                    piece < slowly.pieces() && !closed.await(slowly.milliseconds(), TimeUnit.MILLISECONDS);
                    piece++) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
            }
        } else if (reply instanceof Reply.Broken) {
            exchange.sendResponseHeaders(200, 500);
            exchange.getResponseBody().write("half of it".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        } else if (reply instanceof Reply.Endless) {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = "and so on ".repeat(800).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                while (closed.getCount() > 0) {
                    out.write(piece);
                }
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
