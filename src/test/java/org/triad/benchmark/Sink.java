package org.triad.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A mail server in a process of its own that takes every mail, writes it to disk before it says so, as a server must that may lose none
 * (RFC 5321, 6.1), and counts. It prints its port; for every line it reads it prints how many mails it has taken since the last one, and how many different
 * Message-IDs they had.
 */
public final class Sink {

    private static final String ID = "message-id:";

    private final Path spool;
    private final Set<String> ids = new HashSet<>();
    private int taken;

    private Sink(Path spool) {
        this.spool = spool;
    }

    /** @param arguments the folder for what is taken */
    public static void main(String[] arguments) throws IOException {
        Sink sink = new Sink(Path.of(arguments[0]));
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread listener = new Thread(() -> sink.listen(socket), "sink");
            listener.setDaemon(true);
            listener.start();
            System.out.println(socket.getLocalPort());
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (questions.readLine() != null) {
                System.out.println(sink.counts());
            }
        }
    }

    private synchronized String counts() {
        String counts = taken + " " + ids.size();
        taken = 0;
        ids.clear();
        return counts;
    }

    private synchronized void take(String id) {
        taken++;
        ids.add(id);
    }

    private void listen(ServerSocket socket) {
        for (int number = 0; !socket.isClosed(); number++) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                Path file = spool.resolve("spool-" + number);
                Thread thread = new Thread(() -> serve(connection, file), "sink-" + number);
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection, Path file) {
        try (connection;
                FileChannel disk = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = connection.getOutputStream();
            say(out, "220 sink ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (line.split("[ :]")[0].toUpperCase(Locale.ROOT)) {
                    case "EHLO" -> say(out, "250-sink\r\n250-8BITMIME\r\n250 PIPELINING");
                    case "DATA" -> {
                        say(out, "354 go on");
                        String id = content(in, disk);
                        take(id);
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 fine");
                }
            }
        } catch (IOException gone) {
            // The other end has closed the connection.
        }
    }

    /** @return the Message-ID */
    private static String content(BufferedReader in, FileChannel disk) throws IOException {
        StringBuilder mail = new StringBuilder();
        String id = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (id.isEmpty() && line.toLowerCase(Locale.ROOT).startsWith(ID)) {
                id = line.substring(ID.length()).strip();
            }
            mail.append(line).append("\r\n");
        }
        disk.write(ByteBuffer.wrap(mail.toString().getBytes(StandardCharsets.ISO_8859_1)));
        disk.force(false);
        return id;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
