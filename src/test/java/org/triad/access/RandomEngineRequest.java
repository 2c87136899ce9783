package org.triad.access;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.core.ResolvableType;
import org.triad.api.HostileValues;

/** A request to the engine's interface made from what it takes and from chance: fitting, at its limits, of another type, too much, hostile. */
final class RandomEngineRequest {

    private static final List<String> NUMBERS =
            List.of("0", "1", "25", "-1", "-2147483648", "2147483647", "2147483648", "1.5", "x", "");
    private static final List<String> WORDS = List.of(
            "true",
            "false",
            "id",
            "name",
            "created",
            "dueDate",
            "key",
            "version",
            "timestamp",
            "startTime",
            "asc",
            "desc",
            "mara",
            "sales",
            "a,b",
            "a_eq_b",
            "a_like_%25",
            "a_gt_",
            "_eq_",
            "READ",
            "7",
            "month",
            "2026-01-01T00:00:00.000+0000",
            "2026-01-01",
            "-999999999-01-01T00:00:00.000+0000");
    private static final List<String> ORDERS = List.of(
            "[{\"sortBy\":\"created\",\"sortOrder\":\"asc\"}]",
            "[{\"sortBy\":\"id\"}]",
            "[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"a\",\"type\":\"String\"}}]",
            "[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":{}}]",
            "[{\"sortBy\":\"nonsense\",\"sortOrder\":\"sideways\"}]",
            "[{}]",
            "[null]");
    private static final List<String> VARIABLES = List.of(
            "{\"a\":{\"value\":1,\"type\":\"Integer\"}}",
            "{\"a\":{\"value\":\"x\",\"type\":\"Integer\"}}",
            "{\"a\":{\"value\":{},\"type\":\"String\"}}",
            "{\"a\":{\"value\":\"not json\",\"type\":\"Json\"}}",
            "{\"a\":{\"value\":\"2026\",\"type\":\"Date\"}}",
            "{\"a\":{\"value\":99999999999,\"type\":\"Integer\"}}",
            "{\"a\":{\"value\":1,\"type\":\"Nonsense\"}}",
            "{\"a\":{\"value\":1,\"type\":\"Null\"}}",
            "{\"a\":{}}",
            "{\"a\":null}",
            "{\"\":{\"value\":\"a\\u0000b\"}}",
            "{\"a\":{\"value\":\"a\\u0000b\"}}",
            "{\"verdict\":{\"value\":\"endorse\"}}");
    private static final List<String> CONDITIONS = List.of(
            "[{\"name\":\"a\",\"operator\":\"eq\",\"value\":1}]",
            "[{\"name\":\"a\",\"operator\":\"like\",\"value\":1}]",
            "[{\"name\":\"a\",\"operator\":\"gt\",\"value\":null}]",
            "[{\"name\":null,\"operator\":\"nonsense\",\"value\":{}}]",
            "[{\"name\":\"a\",\"operator\":\"eq\",\"value\":[]}]",
            "[{}]",
            "[null]");

    private final Random random;
    private final Samples samples;

    RandomEngineRequest(Random random, Samples samples) {
        this.random = random;
        this.samples = samples;
    }

    HttpRequest.Builder of(Endpoint endpoint, String root) {
        String path = chance(85)
                ? samples.filled(endpoint.path())
                : endpoint.path().replaceAll("\\{[^}]+}", encoded(within(HostileValues.text(random), 2_000)));
        List<String> names = EngineParameters.inAddress(endpoint.path());
        List<String> query = new ArrayList<>();
        for (int parameter = random.nextInt(4); parameter > 0; parameter--) {
            query.add(one(names) + "=" + encoded(value()));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(root + path + (query.isEmpty() ? "" : "?" + String.join("&", query))))
                .timeout(Duration.ofSeconds(30));
        if (chance(10)) {
            request.header("Accept", one(List.of("text/plain", "application/json", "application/hal+json", "x/y")));
        }
        return request.method(endpoint.method(), body(endpoint, request));
    }

    private String value() {
        return within(chance(35) ? HostileValues.text(random) : one(chance(40) ? NUMBERS : WORDS), 2_000);
    }

    private BodyPublisher body(Endpoint endpoint, HttpRequest.Builder request) {
        if (endpoint.method().equals("GET")) {
            return BodyPublishers.noBody();
        }
        request.header("Content-Type", chance(95) ? "application/json" : one(List.of("text/plain", "x/y")));
        if (endpoint.path().endsWith("/deployment/create")) {
            return deployment(request);
        }
        if (chance(5)) {
            return BodyPublishers.noBody();
        }
        String json = chance(8)
                ? HostileValues.json(random)
                : object(EngineParameters.inBody(endpoint.path()), chance(80) ? 3 : 12);
        return BodyPublishers.ofString(chance(4) ? json.substring(0, random.nextInt(json.length() + 1)) : json);
    }

    private BodyPublisher deployment(HttpRequest.Builder request) {
        request.setHeader("Content-Type", "multipart/form-data; boundary=triad");
        String name = within(HostileValues.text(random), 300).replaceAll("[\r\n\"]", "");
        return BodyPublishers.ofString("""
                --triad\r
                Content-Disposition: form-data; name="%s"\r
                \r
                %s\r
                --triad\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                \r
                %s\r
                --triad--\r
                """.formatted(
                        one(List.of("deployment-name", "enable-duplicate-filtering", "tenant-id", "deployment-source")),
                        within(HostileValues.text(random), 300),
                        chance(50) ? name : name + one(List.of(".bpmn", ".dmn", ".form", ".cmmn", ".txt")),
                        HostileValues.text(random)));
    }

    private String object(Map<String, ResolvableType> members, int most) {
        List<String> chosen = new ArrayList<>();
        List<String> names = List.copyOf(members.keySet());
        for (int member = random.nextInt(most) + 1; member > 0; member--) {
            String name = one(names);
            chosen.add(HostileValues.quoted(name) + ":"
                    + (chance(12) ? HostileValues.json(random) : member(name, members.get(name))));
        }
        return "{" + String.join(",", chosen) + "}";
    }

    private String member(String name, ResolvableType type) {
        Class<?> of = type.resolve(Object.class);
        if (name.equals("sorting")) {
            return one(ORDERS);
        }
        if (name.equals("orQueries")) {
            return one(List.of("[{}]", "[{\"name\":\"a\"},{}]", "[{\"orQueries\":[{}]}]", "[null]", "{}"));
        }
        if (name.toLowerCase(java.util.Locale.ROOT).endsWith("variables")) {
            return one(Collection.class.isAssignableFrom(of) ? CONDITIONS : VARIABLES);
        }
        if (of == Boolean.class || of == boolean.class) {
            return one(List.of("true", "false"));
        }
        if (of == Date.class) {
            return HostileValues.quoted(one(WORDS));
        }
        if (Number.class.isAssignableFrom(of) || of == int.class) {
            return one(NUMBERS.subList(0, NUMBERS.size() - 2));
        }
        if (of.isArray() || Collection.class.isAssignableFrom(of)) {
            return "[%s]".formatted(HostileValues.quoted(value()));
        }
        return HostileValues.quoted(value());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String within(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
