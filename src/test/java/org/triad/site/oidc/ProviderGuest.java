package org.triad.site.oidc;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a window, who goes from Triad to the provider and back, step by step, as a browser does. */
final class ProviderGuest {

    static final String PASSWORD = "of-the-provider";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String triad;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    ProviderGuest(int port) {
        this.triad = "http://localhost:" + port;
    }

    /** The whole way: Triad's answer to what the provider sent. */
    HttpResponse<String> signIn(String name) {
        return get(backFrom(name));
    }

    /** Where the provider sends somebody who has signed in there, without going there yet. */
    String backFrom(String name) {
        HttpResponse<String> answer = get(location(get("/oauth2/authorization/provider")));
        if (location(answer).endsWith("/login")) {
            String login = location(answer);
            String token = token(get(login).body());
            answer = get(location(form(login, "username=" + name + "&password=" + PASSWORD + "&_csrf=" + token)));
        }
        return location(answer);
    }

    /** What the page says at which one arrives. */
    String arrival(HttpResponse<String> answer) {
        HttpResponse<String> now = answer;
        while (now.statusCode() == 302) {
            now = get(location(now));
        }
        return now.body();
    }

    int status(String path) {
        return get(path).statusCode();
    }

    /** With the password a form asks for before it changes something of an account. */
    HttpResponse<String> post(String path, String page, String current) {
        return form(
                triad + path,
                "current=" + URLEncoder.encode(current, StandardCharsets.UTF_8) + "&_csrf="
                        + token(get(page).body()));
    }

    /** As another site would do it. */
    HttpResponse<String> postWithoutToken(String path) {
        return form(triad + path, "");
    }

    HttpResponse<String> signInWithPassword(String login, String password) {
        return form(
                triad + "/login",
                "username=" + login + "&password=" + password + "&_csrf="
                        + token(get("/login").body()));
    }

    /** @param address a path of Triad's, or a whole address */
    HttpResponse<String> get(String address) {
        URI target = URI.create(address.startsWith("/") ? triad + address : address);
        return send(HttpRequest.newBuilder(target).header("Accept", "text/html").GET());
    }

    static String location(HttpResponse<String> answer) {
        return answer.uri()
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(
                                answer.uri() + " leads nowhere: " + answer.statusCode() + " " + answer.body())))
                .toString();
    }

    private HttpResponse<String> form(String address, String fields) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(fields)));
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new AssertionError("No form with a token: " + page);
        }
        return URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
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
