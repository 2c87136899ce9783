package org.triad.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** What the server itself gives away and believes. */
@TriadTest
class ServerIT {

    /** What exceptions, stacks, statements and paths look like. */
    private static final String INSIDE =
            "(?s).*(Exception|\\bat org\\.|org\\.(triad|springframework|camunda|postgresql|apache)\\.|java\\.lang|SELECT |###|/src/main).*";

    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext context;

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/css/triad.css", "/actuator/health/liveness", "/api/campaigns", "/nothing"})
    void nothingSaysWhatServesIt(String path) {
        HttpResponse<String> answer = Visitor.withPassword(port, "admin").get(path);

        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECTED", "PROPFIND"})
    void methodsNobodyNeedsAreRefused(String method) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isIn(400, 403, 405, 501);
    }

    /** A page that mixes a secret token with what somebody typed must not be compressed. */
    @Test
    void pagesAreNotCompressed() throws Exception {
        HttpResponse<String> answer = send("/login", "Accept-Encoding", "gzip, br");

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).contains("<form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/",
                "/js/",
                "/lib/",
                "/lib/tabler/",
                "/.git/config",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/application.yaml",
                "/css/..%2fapplication.yaml",
                "/processes/draft/draft.bpmn"
            })
    void foldersAreNotListedAndNothingElseOfTheJarIsServed(String path) {
        assertThat(Visitor.signedIn(port, "admin").status(path)).isIn(400, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/threaddump",
                "/actuator/loggers",
                "/actuator/beans",
                "/actuator/configprops",
                "/actuator/mappings",
                "/actuator/sbom",
                "/actuator/sessions",
                "/actuator/shutdown",
                "/h2-console",
                "/swagger-ui/index.html"
            })
    void whatHelpsOnlyDevelopersIsNotThere(String path) {
        assertThat(Visitor.withPassword(port, "admin").status(path)).isIn(302, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/campaigns/C-99999999999999999999",
                "/api/campaigns/%3Cscript%3E",
                "/api/campaigns?page=99999999999999999999",
                "/api/campaigns?sort=%27",
                "/engine-rest/task?createdAfter=yesterday",
                "/engine-rest/task?sortBy=x&sortOrder=y",
                "/engine-rest/task?maxResults=-5&firstResult=-5",
                "/engine-rest/task/no-such-task",
                "/engine-rest/process-definition/none/xml",
                "/engine-rest/history/process-instance?startedAfter=%00",
                "/engine-rest/no/such/thing",
                "/engine-rest/task?candidateGroup=%27%3B%20drop%20table%20campaign%3B--"
            })
    void errorsSayNothingOfTheInside(String path) {
        HttpResponse<String> answer = Visitor.withPassword(port, "admin").get(path);

        assertThat(told(answer)).as(path).doesNotMatch(INSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"unknown\":1}", "{\"variables\":{\"a\":{\"type\":\"Nothing\",\"value\":1}}}"})
    void badBodiesLearnNothingOfTheEngine(String body) {
        HttpResponse<String> answer =
                Visitor.withPassword(port, "admin").post("/engine-rest/process-definition/key/none/start", body);

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(told(answer)).doesNotMatch(INSIDE);
    }

    @Test
    void noOtherOriginIsLetIn() throws Exception {
        HttpResponse<String> answer = send("/api/campaigns", "Origin", "https://elsewhere.example");

        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/campaigns", "/profile", "/api/campaigns", "/engine-rest/task/count", "/actuator/prometheus"})
    void nothingThatNeedsALoginIsKept(String path) {
        Visitor admin = path.startsWith("/engine-rest") || path.startsWith("/actuator")
                ? Visitor.withPassword(port, "admin")
                : Visitor.signedIn(port, "admin");

        assertThat(admin.get(path).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    /** Tasklist's scripts are megabytes: a browser keeps them and asks whether they have changed. */
    @ParameterizedTest
    @ValueSource(strings = {"/camunda/lib/deps.js", "/camunda/app/tasklist/camunda-tasklist-bootstrap.js"})
    void scriptsOfTheWebApplicationsAreAskedForAgainAndNotSentAgain(String script) {
        Visitor mara = Visitor.signedIn(port, "mara");
        HttpResponse<String> first = mara.get(script);
        HttpResponse<String> second = mara.sending(
                        "If-Modified-Since",
                        first.headers().firstValue("Last-Modified").orElseThrow())
                .get(script);

        assertThat(first.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(Visitor.anonymous(port).get(script).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void aProxyInFrontSaysWhetherItWasHttps() throws Exception {
        assertThat(send("/login", "X-Forwarded-Proto", "https").headers().firstValue("Strict-Transport-Security"))
                .isPresent();
        assertThat(send("/login", "X-Forwarded-Proto", "http").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void onlyAProxyOnAPrivateAddressIsBelievedWhoSpeaks() {
        RemoteIpValve valve = Stream.of(((TomcatWebServer) context.getWebServer())
                        .getTomcat()
                        .getEngine()
                        .getPipeline()
                        .getValves())
                .filter(RemoteIpValve.class::isInstance)
                .map(RemoteIpValve.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat("10.0.0.7").matches(valve.getInternalProxies());
        assertThat("203.0.113.9").doesNotMatch(valve.getInternalProxies());
        assertThat(valve.getTrustedProxies()).isNull();
    }

    /** What an answer tells; the kind of failure is part of the engine's interface. */
    private static String told(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"type\":\"\\w+\"", "");
    }

    private HttpResponse<String> send(String path, String header, String value) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header(header, value)
                                .build(),
                        BodyHandlers.ofString());
    }
}
