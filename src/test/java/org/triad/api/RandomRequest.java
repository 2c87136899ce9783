package org.triad.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.triad.api.ApiDocument.Operation;

/**
 * A request made from the description of an operation, and from chance: what it takes, at its limits, of the wrong type, missing, too
 * much, too large, in the wrong media type, or hostile.
 */
final class RandomRequest {

    private static final List<String> WORDS = List.of(
            "email",
            "EUR",
            "marketing",
            "sales",
            "service",
            "mara",
            "ben",
            "review",
            "won",
            "name",
            "running",
            "desc",
            "sale");
    private static final List<String> DAYS = List.of("2027-01-04", "2027-03-01", "2030-12-31", "2024-02-29");
    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "application/xml",
            "nonsense",
            "application/json;charset=utf-16",
            "multipart/form-data",
            "*/*",
            "a/b;c=\"");
    private static final List<String> FILES = List.of(
            "",
            "id,account,stage\n1,Alto,Won\n",
            "id;account;stage\r\n1;\"Al\r\nto\";Won\r\n",
            "id,stage\n\"1,Won\n",
            "\uFEFFid,account,stage,value\n1,=1+1,Won,1e400\n2,b,Lost,-5\n3,c,Won,99999999999999999999\n",
            "id,account,stage,close_date\n1,a,Won,0000-00-00\n2,b,Won,+99999-01-01\n",
            "\0\0\0",
            "id\n",
            ",".repeat(5_000) + "\n",
            "id,account,stage\n" + "1,a,Won\n".repeat(300),
            "id,account,stage\n1," + "é".repeat(3_000) + ",Won\n");

    private final ApiDocument document;
    private final Random random;
    private final List<String> keys;

    RandomRequest(ApiDocument document, Random random, List<String> keys) {
        this.document = document;
        this.random = random;
        this.keys = keys;
    }

    HttpRequest.Builder of(Operation operation, String root) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            JsonNode schema = document.resolved(parameter.path("schema"));
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", encoded(pathValue(name, schema)));
            } else if (chance(parameter.path("required").asBoolean() ? 95 : 45)) {
                int times = chance(4) ? 2 + random.nextInt(40) : 1;
                for (int time = 0; time < times; time++) {
                    query.add(name + "=" + encoded(value(schema)));
                }
            }
        }
        if (chance(5)) {
            query.add(encoded(HostileValues.text(random)) + "=%FF%FE");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(root + path + (query.isEmpty() ? "" : "?" + String.join("&", query))))
                .timeout(Duration.ofSeconds(30));
        request.header("Accept", chance(4) ? one(MEDIA_TYPES.subList(0, 2)) : chance(50) ? "application/json" : "*/*");
        if (operation.method().equals("POST") && chance(8)) {
            request.header(
                    "Idempotency-Key", chance(80) ? "key-" + random.nextInt(5) : "k".repeat(random.nextInt(400)));
        }
        return request.method(operation.method(), body(operation, request));
    }

    private String pathValue(String name, JsonNode schema) {
        if (name.equals("key") && chance(85)) {
            return one(keys);
        }
        if (name.equals("department") && chance(80)) {
            return one(List.of("marketing", "sales", "service"));
        }
        String value = schema.path("type").asText().equals("integer") && chance(70)
                ? String.valueOf(1 + random.nextInt(8))
                : HostileValues.text(random);
        return value.isEmpty() ? "x" : value.substring(0, Math.min(value.length(), 2_000));
    }

    private String value(JsonNode schema) {
        if (chance(35)) {
            return HostileValues.text(random);
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> one(List.of("0", "1", "2", "25", "200", "201", "-1", "2147483647", "100000"));
            case "boolean" -> one(List.of("true", "false", "1", "on", "maybe"));
            default -> one(WORDS);
        };
    }

    private BodyPublisher body(Operation operation, HttpRequest.Builder request) {
        var documented = operation.body();
        if (documented.isEmpty() || chance(3)) {
            if (documented.isPresent()) {
                request.header("Content-Type", documented.get().getKey());
            }
            return BodyPublishers.noBody();
        }
        Map.Entry<String, JsonNode> body = documented.get();
        if (body.getKey().startsWith("multipart/")) {
            return upload(request);
        }
        request.header("Content-Type", chance(95) ? body.getKey() : one(MEDIA_TYPES));
        String json = json(body.getValue(), 0);
        if (chance(4)) {
            json = json.substring(0, random.nextInt(json.length() + 1));
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (chance(2) && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) 0xFF;
        }
        return BodyPublishers.ofByteArray(bytes);
    }

    private String json(JsonNode reference, int depth) {
        JsonNode schema = document.resolved(reference);
        if (chance(depth == 0 ? 4 : 18)) {
            return HostileValues.json(random);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, depth);
            case "array" -> "[" + json(schema.path("items"), depth + 1) + (chance(10) ? ",null" : "") + "]";
            case "number" -> one(List.of("48000", "0", "0.01", "999999999999.99", "0.001", "1e12", "-0.01"));
            case "integer" -> one(List.of("0", "1", "2147483648"));
            case "boolean" -> one(List.of("true", "false"));
            default ->
                HostileValues.quoted(
                        schema.path("format").asText().equals("date")
                                ? one(DAYS)
                                : chance(50) ? one(WORDS) : "Win back customers.");
        };
    }

    private String object(JsonNode schema, int depth) {
        List<String> members = new ArrayList<>();
        boolean whole = chance(40);
        schema.path("properties").properties().forEach(property -> {
            if (whole || chance(90)) {
                members.add(HostileValues.quoted(property.getKey()) + ":"
                        + member(property.getKey(), property.getValue(), whole, depth));
            }
        });
        if (chance(6)) {
            members.add("\"more\":" + HostileValues.json(random));
        }
        return "{" + String.join(",", members) + "}";
    }

    /** What is accepted, now and then, so that not everything ends at the first rule. */
    private String member(String name, JsonNode schema, boolean whole, int depth) {
        if (!whole) {
            return json(schema, depth + 1);
        }
        return switch (name) {
            case "channels" -> "[\"email\"]";
            case "budget" -> "48000.00";
            case "currency" -> "\"EUR\"";
            case "launchDate" -> "\"2027-01-04\"";
            case "endDate" -> "\"2027-03-01\"";
            case "marketingPerson", "salesPerson", "servicePerson" -> "\"\"";
            case "person" -> "\"ben\"";
            default -> HostileValues.quoted(chance(60) ? "Win back customers." : HostileValues.text(random));
        };
    }

    private BodyPublisher upload(HttpRequest.Builder request) {
        String boundary = "triad";
        request.header("Content-Type", chance(94) ? "multipart/form-data; boundary=" + boundary : one(MEDIA_TYPES));
        String settings = chance(40)
                ? "--%s\r\nContent-Disposition: form-data; name=\"settings\"\r\n\r\n%s\r\n"
                        .formatted(boundary, chance(60) ? settings() : HostileValues.json(random))
                : "";
        String file =
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n"
                        .formatted(
                                boundary,
                                chance(95) ? "file" : "other",
                                HostileValues.text(random).replaceAll("[\r\n\"]", ""),
                                one(FILES));
        String end = chance(95) ? "--%s--\r\n".formatted(boundary) : "";
        return BodyPublishers.ofByteArray(
                (settings + file + end).getBytes(chance(90) ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16));
    }

    private String settings() {
        return "{\"charset\":%s,\"separator\":%s,\"header\":%s,\"dates\":%s,\"decimals\":%s,\"columns\":%s}"
                .formatted(
                        one(List.of("\"UTF-8\"", "\"no-such\"", "\"UTF-7\"", "\"\"", "null", "\"IBM037\"")),
                        one(List.of("\",\"", "\";\"", "\"x\"", "null")),
                        one(List.of("true", "false", "null", "7")),
                        one(List.of("\"yyyy-MM-dd\"", "\"dd.MM.yyyy\"", "\"%s\"", "null")),
                        one(List.of("\".\"", "\",\"", "null")),
                        one(List.of(
                                "null",
                                "{}",
                                "{\"externalId\":\"id\"}",
                                "{\"externalId\":\"#0\"}",
                                "{\"externalId\":\"#99999999999\"}",
                                "{\"state\":null}",
                                "{\"x\":\"y\"}")));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
