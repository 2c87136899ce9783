package org.triad.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.triad.demo.DemoPerson;

/** Somebody with an HTTP client: anonymous, signed in on the login page with cookies, or sending a password with each request. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String root;
    private final String authorization;
    private final HttpClient client;
    private String accepted = "*/*";
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final CookieManager cookies;

    private Visitor(int port, String authorization) {
        this(port, authorization, new CookieManager(null, CookiePolicy.ACCEPT_ALL));
    }

    private Visitor(int port, String authorization, CookieManager cookies) {
        this.cookies = cookies;
        this.root = "http://localhost:" + port;
        this.authorization = authorization;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The same browser at another node. */
    public Visitor at(int port) {
        return new Visitor(port, authorization, cookies);
    }

    /** Sends a header with each request, such as one a proxy in front adds. */
    public Visitor sending(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Comes from this address, as the proxy in front tells it. */
    public Visitor from(String address) {
        return sending("X-Forwarded-For", address);
    }

    public static Visitor anonymous(int port) {
        return new Visitor(port, null);
    }

    public static Visitor withPassword(int port, String login, String password) {
        String credentials = login + ":" + password;
        return new Visitor(
                port, "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    public static Visitor withPassword(int port, String login) {
        return withPassword(port, login, DemoPerson.PASSWORD);
    }

    /** Signed in on the login page, as a browser is. */
    public static Visitor signedIn(int port, String login) {
        Visitor visitor = anonymous(port);
        visitor.signIn(login, DemoPerson.PASSWORD);
        return visitor;
    }

    public HttpResponse<String> signIn(String login, String password) {
        return form("/login", Map.of("username", login, "password", password, "_csrf", token("/login")));
    }

    /** Asks for this kind of answer from now on. */
    public Visitor accepting(String mediaType) {
        accepted = mediaType;
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public int status(String path) {
        return get(path).statusCode();
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> post(String path, String json, String header, String value) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    /** Any method and body; with the token of the engine's web applications where they have handed one out. */
    public HttpResponse<String> ask(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType);
        String token = cookie("XSRF-TOKEN");
        if (!token.isEmpty()) {
            request.header("X-XSRF-TOKEN", token);
        }
        return send(request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** Tasklist's way: a POST with the token the engine's web applications hand out in a cookie, from its own page. */
    public HttpResponse<String> postAsTasklist(String path, String json) {
        String page = "/camunda/app/tasklist/default/";
        get(page);
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Referer", root + page)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a file in the field {@code file}, with other fields beside it. */
    public HttpResponse<String> upload(String path, String fileName, byte[] content, Map<String, String> fields) {
        String boundary = "triad-" + UUID.randomUUID();
        StringBuilder before = new StringBuilder();
        fields.forEach((name, value) -> before.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        before.append(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n"
                        .formatted(boundary, fileName));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(List.of(
                        before.toString().getBytes(StandardCharsets.UTF_8),
                        content,
                        "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8)))));
    }

    /** Deploys files to the engine's REST interface, as Camunda Modeler does. */
    public HttpResponse<String> deploy(String name, Map<String, byte[]> files) {
        String boundary = "triad-" + UUID.randomUUID();
        List<byte[]> body = new ArrayList<>();
        body.add("--%s\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\n%s\r\n"
                .formatted(boundary, name)
                .getBytes(StandardCharsets.UTF_8));
        files.forEach((file, content) -> {
            body.add(
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                            .formatted(boundary, file, file)
                            .getBytes(StandardCharsets.UTF_8));
            body.add(content);
            body.add("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.add("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return send(request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(body)));
    }

    /** The token of the forms on a page. */
    public String token(String page) {
        return tokenOf(get(page).body());
    }

    /** The token of the forms on a page that was answered. */
    public static String tokenOf(String page) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new AssertionError("No form with a token: " + page);
        }
        return token.group(1);
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).header("Accept", accepted);
        headers.forEach(request::header);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
