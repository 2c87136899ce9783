package org.triad.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that does what a test tells it to, step by step; where the test says nothing, it behaves. */
public final class ScriptedServer implements AutoCloseable {

    /** What the server says or does at a step. */
    public sealed interface Answer {

        /** Says it, as a good server would. */
        record Say(String line) implements Answer {}

        /** Says nothing until the server is closed. */
        record Silence() implements Answer {}

        /** Closes the connection. */
        record Cut() implements Answer {}

        /** Keeps the mail and closes the connection before it has said so. */
        record TakeAndCut() implements Answer {}

        /** Says so, and closes the connection. */
        record SayAndCut(String line) implements Answer {}

        Answer USUAL = new Say("");
    }

    /** One connection as far as it has come. */
    public record Step(int connection, String word, String line, String recipient) {}

    /** The test's part: what to do at {@code CONNECT, EHLO, MAIL, RCPT, DATA, CONTENT, RSET, QUIT}. */
    @FunctionalInterface
    public interface Script {

        Answer at(Step step) throws InterruptedException;
    }

    /** A mail the server has taken. */
    public record Taken(String recipient, String content) {

        /** The header of that name; empty where there is none. */
        public String header(String name) {
            return content.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Script script;

    public ScriptedServer(Script script) {
        this.script = script;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        daemon(this::listen);
    }

    public static ScriptedServer wellBehaved() {
        return new ScriptedServer(step -> Answer.USUAL);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    public List<Taken> taken() {
        return taken;
    }

    public List<String> recipients() {
        return taken.stream().map(Taken::recipient).toList();
    }

    public void follows(Script next) {
        script = next;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                int number = connections.incrementAndGet();
                daemon(() -> serve(connection, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection, int number) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = connection.getOutputStream();
            String recipient = "";
            if (!answer(out, new Step(number, "CONNECT", "", ""), "220 ready", "")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String word = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                if (word.equals("RCPT")) {
                    recipient = line.replaceAll(".*<([^>]*)>.*", "$1");
                }
                if (!answer(out, new Step(number, word, line, recipient), usual(word), "")) {
                    return;
                }
                if (word.equals("DATA") && !content(in, out, number, recipient) || word.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean content(BufferedReader in, OutputStream out, int number, String recipient)
            throws IOException, InterruptedException {
        StringBuilder content = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            content.append(line).append('\n');
        }
        return answer(out, new Step(number, "CONTENT", content.toString(), recipient), "250 taken", content.toString());
    }

    private boolean answer(OutputStream out, Step step, String usual, String content)
            throws IOException, InterruptedException {
        Answer answer = script.at(step);
        if (answer instanceof Answer.Cut) {
            return false;
        }
        if (answer instanceof Answer.TakeAndCut) {
            taken.add(new Taken(step.recipient(), content));
            return false;
        }
        if (answer instanceof Answer.Silence) {
            closed.await();
            return false;
        }
        String said = answer instanceof Answer.Say say ? say.line() : ((Answer.SayAndCut) answer).line();
        String line = said.isEmpty() ? usual : said;
        if (step.word().equals("CONTENT") && line.startsWith("250")) {
            taken.add(new Taken(step.recipient(), content));
        }
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return !(answer instanceof Answer.SayAndCut);
    }

    private static String usual(String word) {
        return switch (word) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
