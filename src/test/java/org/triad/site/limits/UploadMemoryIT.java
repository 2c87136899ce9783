package org.triad.site.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.kernel.CampaignKey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

/**
 * A file of 200 MB through every door that takes a body: it is refused, and whoever answers takes no more memory than the door's limit
 * however much is sent. What is measured is what the server's threads allocate from first to last byte, so that nothing a collector does
 * in between can hide it.
 */
@TriadTest
class UploadMemoryIT {

    private static final long SENT = 200L * 1024 * 1024;
    private static final int PIECE = 64 * 1024;
    private static final long MB = 1024 * 1024;

    /** Of requests, answers, statements and sessions, whatever is sent. */
    private static final long AROUND = 12 * MB;

    /** What the engine's interfaces read of a body into memory, and what it takes to let an array grow so far. */
    private static final long OF_THE_ENGINE = 20 * MB;

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    /** @param login with the demo people's password, null for a stranger */
    private record Upload(String path, String login, String type, long most) {}

    @Test
    void memoryStaysFlatHoweverMuchIsSent() throws Exception {
        CampaignKey campaign = journeys.inSale().campaign();
        String multipart = "multipart/form-data; boundary=triad";
        Map<String, Upload> doors = new LinkedHashMap<>();
        doors.put(
                "leads over REST",
                new Upload("/api/campaigns/%s/leads/imports".formatted(campaign), "aisha", multipart, AROUND));
        doors.put("a form of ours", new Upload("/campaigns/" + campaign + "/cancel", null, multipart, AROUND));
        doors.put(
                "leads by a stranger",
                new Upload("/campaigns/%s/leads/imports".formatted(campaign), null, multipart, AROUND));
        doors.put("JSON of ours", new Upload("/api/campaigns", "mara", "application/json", AROUND));
        doors.put("a deployment", new Upload("/engine-rest/deployment/create", "priya", multipart, OF_THE_ENGINE));
        doors.put("JSON for the engine", new Upload("/engine-rest/task", "mara", "application/json", OF_THE_ENGINE));
        doors.put(
                "Tasklist's way",
                new Upload("/camunda/api/engine/engine/default/task", null, "application/json", AROUND));
        doors.put("signing in", new Upload("/login", null, "application/x-www-form-urlencoded", AROUND));

        for (Map.Entry<String, Upload> door : doors.entrySet()) {
            for (boolean announced : new boolean[] {true, false}) {
                long before = allocatedByTheServer();
                String answer = send(door.getValue(), announced);
                long taken = allocatedByTheServer() - before;

                assertThat(answer)
                        .as("%s, %s", door.getKey(), announced ? "announced" : "without a length")
                        .matches("HTTP/1.1 (401|403|411|413|302).*");
                if (door.getKey().equals("a deployment") && !announced) {
                    assertThat(taken).as("what is read is seen here").isGreaterThan(4 * MB);
                }
                assertThat(taken)
                        .as("bytes for %s, %s", door.getKey(), announced ? "announced" : "without a length")
                        .isLessThan(door.getValue().most());
            }
        }
    }

    /** Sends until there is an answer or the server hangs up; returns the first line of the answer. */
    private String send(Upload upload, boolean announced) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(head(upload, announced).getBytes(StandardCharsets.ISO_8859_1));
            byte[] piece = new byte[PIECE];
            Arrays.fill(piece, (byte) 'x');
            byte[] size = (Integer.toHexString(PIECE) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            byte[] end = "\r\n".getBytes(StandardCharsets.ISO_8859_1);
            try {
                byte[] opening = opening(upload);
                if (announced) {
                    out.write(opening);
                } else {
                    out.write((Integer.toHexString(opening.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    out.write(opening);
                    out.write(end);
                }
                for (long sent = 0; sent < SENT && in.available() == 0; sent += PIECE) {
                    if (!announced) {
                        out.write(size);
                    }
                    out.write(piece);
                    if (!announced) {
                        out.write(end);
                    }
                }
            } catch (IOException hungUp) {
                // It has answered and does not wait for the rest.
            }
            return firstLine(in);
        }
    }

    private static byte[] opening(Upload upload) {
        String words = upload.type().startsWith("multipart")
                ? "--triad\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\nContent-Type: text/csv\r\n\r\nid\r\n"
                : upload.type().contains("json") ? "{\"name\":\"" : "username=";
        return words.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String head(Upload upload, boolean announced) {
        String credentials = upload.login() == null
                ? ""
                : "Authorization: Basic %s\r\n"
                        .formatted(Base64.getEncoder()
                                .encodeToString((upload.login() + ":triad").getBytes(StandardCharsets.UTF_8)));
        return "POST %s HTTP/1.1\r\nHost: localhost:%d\r\n%sContent-Type: %s\r\n%s\r\n\r\n"
                .formatted(
                        upload.path(),
                        port,
                        credentials,
                        upload.type(),
                        announced ? "Content-Length: " + (SENT + 1000) : "Transfer-Encoding: chunked");
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int sign = in.read(); sign >= 0 && sign != '\r'; sign = in.read()) {
            line.append((char) sign);
        }
        return line.toString();
    }

    private static long allocatedByTheServer() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("http-nio"))
                .map(ThreadInfo::getThreadId)
                .mapToLong(threads::getThreadAllocatedBytes)
                .sum();
    }
}
