package org.triad.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A request the server has accepted and works on, because the second half of it is still to come. */
public final class RequestUnderWay implements AutoCloseable {

    private final Socket socket;
    private final byte[] rest;

    private RequestUnderWay(Socket socket, byte[] rest) {
        this.socket = socket;
        this.rest = rest;
    }

    /** Returns when the server has asked for the body and has got half of it. */
    public static RequestUnderWay post(RunningTriad triad, String path, String login, String password, String json)
            throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), triad.port());
        socket.setSoTimeout(30_000);
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\nAuthorization: "
                        + RunningTriad.basic(login, password) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String go = line(socket.getInputStream());
        if (!go.startsWith("HTTP/1.1 100")) {
            throw new IOException("The server does not want the body: " + go);
        }
        out.write(body, 0, body.length / 2);
        return new RequestUnderWay(socket, Arrays.copyOfRange(body, body.length / 2, body.length));
    }

    /** Sends the rest; returns what the server answers, its status line first. */
    public String finish() throws IOException {
        socket.getOutputStream().write(rest);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
