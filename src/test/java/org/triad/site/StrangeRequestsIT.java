package org.triad.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.demo.DemoPerson;
import org.triad.testing.RunningTriad;
import org.triad.testing.TriadTest;

/** What no browser sends, written by hand to the socket: no error of ours, nothing told of the inside, and no way around a door. */
@TriadTest
class StrangeRequestsIT {

    private static final int PATIENCE_IN_MILLIS = 3_000;
    private static final List<String> INSIDE = List.of(
            "java.",
            "org.springframework",
            "org.apache",
            "org.camunda",
            "Exception: ",
            "Tomcat/",
            "at org.",
            "/root/",
            "select ");

    @LocalServerPort
    private int port;

    static Stream<String> strangeLines() {
        return Stream.of(
                        "/", "/api/campaigns", "/engine-rest/task", "/camunda/api/engine/engine/default/task", "/login")
                .flatMap(path -> Stream.of(
                                "TRACE",
                                "TRACK",
                                "PROPFIND",
                                "CONNECT",
                                "PATCH",
                                "get",
                                "G\u00a0T",
                                "X".repeat(300),
                                "HEAD",
                                "OPTIONS")
                        .map(method -> method + " " + path + " HTTP/1.1"));
    }

    @ParameterizedTest
    @MethodSource("strangeLines")
    void anyMethodGetsAnAnswer(String line) throws IOException {
        assertHarmless(ask(line, "mara"));
        assertHarmless(ask(line, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest//task",
                "/engine-rest/./task",
                "/engine-rest/x/../task",
                "/engine-rest/%2e%2e/engine-rest/task",
                "/engine-rest/%2Ftask",
                "/engine-rest%2Ftask",
                "/engine-rest/%252e%252e/task",
                "/engine-rest/task;x=y",
                "/engine-rest/;x=y/task",
                "/engine-rest;x=y/task",
                "/engine-rest/task;jsessionid=0123456789",
                "/engine-rest/task/",
                "/engine-rest/task%00",
                "/engine-rest/task%0d%0aX-Injected:%20yes",
                "/engine-rest\\task",
                "/engine-rest/%5ctask",
                "/ENGINE-REST/task",
                "/engine-rest/TASK",
                "/engine-rest/engine/default/../default/task",
                "/engine-rest/engine//task",
                "/engine-rest/t%61sk",
                "/%65ngine-rest/task",
                "/engine-rest/engine/other/task",
                "/camunda//api/engine/engine/default/task",
                "/camunda/app/../api/engine/engine/default/task",
                "/camunda/app/welcome/..;/..;/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/task;x",
                "/camunda/api/engine/engine/default/t%61sk",
                "/api/campaigns/../../engine-rest/task",
                "/css/../engine-rest/task",
                "/css/%2e%2e/engine-rest/task",
                "/css/..%5c..%5capplication.yaml",
                "/css/....//application.yaml",
                "/lib/../../application.yaml",
                "/login/../campaigns",
                "/actuator/health/../prometheus",
                "/actuator/health/%2e%2e/env",
                "//campaigns",
                "/campaigns;a=b",
                "/%c0%ae%c0%ae/campaigns",
                "/\u0007",
                "/campaigns/%ff",
                "http://example.com/campaigns",
                "*",
                "campaigns",
                "/[",
                "/campaigns?a=%",
                "/campaigns?a[0]=1&a[999999999]=2",
                "/campaigns?%=1"
            })
    void noSpellingOfAnAddressOpensADoor(String address) throws IOException {
        String nobodysDepartment = ask("GET " + address + " HTTP/1.1", "nico");
        String stranger = ask("GET " + address + " HTTP/1.1", null);

        assertHarmless(nobodysDepartment);
        assertHarmless(stranger);
        assertThat(status(nobodysDepartment)).isNotEqualTo(200);
        assertThat(status(stranger)).isNotEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: DELETE",
                "X-Original-URL: /engine-rest/identity/verify",
                "X-Rewrite-URL: /actuator/prometheus",
                "X-Forwarded-Host: example.com",
                "X-Forwarded-Prefix: /engine-rest",
                "X-Forwarded-Prefix: //example.com",
                "X-Forwarded-Port: 99999999999",
                "X-Forwarded-Proto: \u0001",
                "X-Forwarded-For: 1.2.3.4, ' or 1=1",
                "Forwarded: host=\"\\\"\";proto=;for=_",
                "Forwarded: for=\"[::1\"",
                "Accept: ",
                "Accept: nonsense",
                "Accept: a/b;q=2",
                "Accept: */*;q=0",
                "Accept-Language: \u00fc;q=abc",
                "Accept-Language: xx-YYYYYYYYYYYYYYYYYYYYYY-0",
                "Accept-Encoding: gzip;q=x",
                "Content-Type: ;;;",
                "Content-Type: application/json; charset=no-such",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: nonsense",
                "Expect: 200-nonsense",
                "Range: bytes=0-,0-,0-,0-",
                "Range: bytes=9223372036854775807-",
                "If-Modified-Since: yesterday",
                "If-None-Match: \"",
                "Origin: null",
                "Cookie: TRIAD_SESSION=../../etc/passwd",
                "Cookie: TRIAD_SESSION=\"; $Path=/",
                "Cookie: \u0000=\u0000",
                "Authorization: Basic",
                "Authorization: Basic %%%",
                "Authorization: Basic AAAA",
                "Authorization: Bearer x.y.z",
                "Authorization: Digest username=\"mara\"",
                "Idempotency-Key: \u00ff",
                "HX-Request: maybe",
                "HX-Request: true",
                "Host: ",
                "Host: a b",
                "No colon at all",
                ": no name"
            })
    void noHeaderBreaksAnything(String header) throws IOException {
        for (String address :
                List.of("/css/triad.css", "/login", "/campaigns", "/api/campaigns", "/engine-rest/engine")) {
            assertHarmless(
                    ask("GET " + address + " HTTP/1.1", header.startsWith("Authorization") ? null : "nico", header));
        }
    }

    @Test
    void hugeHeadersAreRefused() throws IOException {
        assertHarmless(ask("GET /login HTTP/1.1", null, "X-Huge: " + "x".repeat(200_000)));
        assertHarmless(ask("GET /login?" + "x".repeat(200_000) + " HTTP/1.1", null));
        assertHarmless(
                ask("GET /login HTTP/1.1", null, "X-A: b\r\n".repeat(5_000).strip()));
    }

    @Test
    void aBodyShorterOrLongerThanItSaysHarmsNobody() throws IOException {
        String head =
                "POST /api/campaigns HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: %s\r\nContent-Type: application/json\r\n"
                        .formatted(RunningTriad.basic("mara", DemoPerson.PASSWORD));

        assertHarmless(raw(head + "Content-Length: 3\r\n\r\n{\"name\":\"x\"}"));
        assertHarmless(raw(head + "Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}   "));
        assertHarmless(raw(head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"));
        assertHarmless(raw(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"));
        assertHarmless(raw("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"));
        assertHarmless(raw("GET /\r\n\r\n"));
        assertHarmless(raw("\u0016\u0003\u0001 this is TLS\r\n\r\n"));
        assertHarmless(raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    }

    @Test
    void traceTellsNobodyTheirHeaders() throws IOException {
        assertThat(ask("TRACE / HTTP/1.1", "mara", "X-Secret: swordfish")).doesNotContain("swordfish");
    }

    private String ask(String line, String login, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(line).append("\r\n");
        if (Stream.of(headers).noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost\r\n");
        }
        if (login != null) {
            request.append("Authorization: ")
                    .append(RunningTriad.basic(login, DemoPerson.PASSWORD))
                    .append("\r\n");
        }
        Stream.of(headers).forEach(header -> request.append(header).append("\r\n"));
        return raw(request.append("Connection: close\r\n\r\n").toString());
    }

    /** What comes back until the other end closes or says nothing more. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_IN_MILLIS);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                InputStream in = socket.getInputStream();
                in.transferTo(answer);
            } catch (SocketTimeoutException | java.net.SocketException over) {
                // It waits for more, or has hung up on what it did not want to read; what it said before counts.
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private static void assertHarmless(String answer) {
        int status = status(answer);
        assertThat(status)
                .as(answer)
                .satisfies(code ->
                        assertThat(code < 500 || code == 501 || code == 505).isTrue());
        if (status >= 400) {
            assertThat(answer).doesNotContain(INSIDE);
        }
        assertThat(answer).doesNotContain("X-Injected: yes");
    }

    /** 0 where the connection was closed without a word. */
    private static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
