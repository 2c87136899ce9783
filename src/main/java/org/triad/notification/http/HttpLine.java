package org.triad.notification.http;

import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;
import org.triad.kernel.PlainText;

/**
 * The one place from which Triad calls addresses that people typed. Each call has a connection of its own to an address that was just
 * judged, follows no redirect, keeps no cookie, uses no proxy, ends after ten seconds whatever happens, and reads at most 64 KiB. Once the
 * receiver has said a status, that is its answer, whatever becomes of the rest.
 */
@Component
public class HttpLine {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Timeout STEP = Timeout.ofSeconds(5);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int EXCERPT = 500;
    private static final int AT_ONCE = 64;

    private final AddressGuard guard;
    private final Clock clock;
    private final Duration longest;
    private final CloseableHttpClient client;
    private final ExecutorService calls = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "http-line");
        thread.setDaemon(true);
        return thread;
    });

    @org.springframework.beans.factory.annotation.Autowired
    HttpLine(AddressGuard guard, Clock clock) {
        this(guard, clock, LONGEST);
    }

    HttpLine(AddressGuard guard, Clock clock, Duration longest) {
        this.guard = guard;
        this.clock = clock;
        this.longest = longest;
        this.client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Judged(guard))
                        .setMaxConnTotal(AT_ONCE)
                        .setMaxConnPerRoute(AT_ONCE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(STEP)
                                .setSocketTimeout(Timeout.of(LONGEST))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(STEP)
                        .setResponseTimeout(Timeout.of(LONGEST))
                        .setExpectContinueEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Triad")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Looks a name up and lets through only what may be called: what it returns is what is connected to. */
    private record Judged(AddressGuard guard) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return guard.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /**
     * Posts JSON.
     *
     * @throws NotCalled if the address may not be called or no answer came in time
     */
    public Answer post(URI address, String json, Map<String, String> headers) throws NotCalled {
        Optional<String> fault = guard.fault(address);
        if (fault.isPresent()) {
            throw new NotCalled(fault.get(), true);
        }
        HttpPost request = new HttpPost(address);
        request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        CompletableFuture<Answer> status = new CompletableFuture<>();
        Future<Answer> call = calls.submit(() -> answer(request, status));
        try {
            return call.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            if (status.isDone()) {
                return status.join();
            }
            throw new NotCalled("No answer came within %d seconds.".formatted(Math.max(1, longest.toSeconds())), false);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotCalled("Triad stopped while it was sent.", false);
        } catch (ExecutionException failed) {
            throw said(failed.getCause());
        } finally {
            request.cancel();
            call.cancel(true);
        }
    }

    private Answer answer(HttpPost request, CompletableFuture<Answer> status) throws IOException {
        ClassicHttpResponse response = client.executeOpen(null, request, HttpClientContext.create());
        try {
            Answer answer = new Answer(response.getCode(), retryAfter(response), "");
            status.complete(answer);
            return new Answer(answer.status(), answer.retryAfter(), excerpt(response));
        } finally {
            // Whatever follows is not read: closing alone would read it to its end.
            request.cancel();
            closed(response);
        }
    }

    private static void closed(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException alreadyCut) {
            // It was cut a line above.
        }
    }

    private static String excerpt(ClassicHttpResponse response) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        if (response.getEntity() == null) {
            return "";
        }
        try {
            InputStream body = response.getEntity().getContent();
            for (int next = body.read(); next >= 0 && read.size() < MOST_BYTES; next = body.read()) {
                read.write(next);
            }
        } catch (IOException cut) {
            // What came until then is shown.
        }
        String plain = PlainText.visible(read.toString(StandardCharsets.UTF_8)).strip();
        return plain.length() <= EXCERPT ? plain : plain.substring(0, EXCERPT);
    }

    private Optional<Duration> retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null || header.getValue() == null) {
            return Optional.empty();
        }
        String value = header.getValue().strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant moment = DateUtils.parseStandardDate(value);
        return Optional.ofNullable(moment)
                .map(at -> Duration.between(clock.instant(), at))
                .filter(wait -> !wait.isNegative());
    }

    private static NotCalled said(Throwable failure) {
        if (failure instanceof ForbiddenAddress) {
            return new NotCalled(failure.getMessage(), true);
        }
        String sentence;
        if (failure instanceof UnknownHostException) {
            sentence = "The host cannot be found.";
        } else if (failure instanceof SSLException) {
            sentence = "No safe connection: the certificate is not trusted, has another name, or TLS is too old.";
        } else if (failure instanceof ConnectTimeoutException || failure instanceof SocketTimeoutException) {
            sentence = "No answer came in time.";
        } else if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            sentence = "Nobody answers at this address.";
        } else {
            sentence = "The connection was cut before the answer.";
        }
        return new NotCalled(sentence, false);
    }

    @PreDestroy
    void close() throws IOException {
        calls.shutdownNow();
        client.close();
    }
}
