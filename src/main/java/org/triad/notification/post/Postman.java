package org.triad.notification.post;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.triad.notification.domain.Letters;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.Post;
import org.triad.notification.http.HttpLine;
import org.triad.notification.http.NotCalled;
import org.triad.notification.post.PostVerdict.Kind;

/** Writes a post as its destination wants it and takes it there, once. */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final Letters letters;
    private final ChatFormats chats;
    private final WebhookBody webhooks;
    private final HttpLine line;

    Postman(Letters letters, ChatFormats chats, WebhookBody webhooks, HttpLine line) {
        this.letters = letters;
        this.chats = chats;
        this.webhooks = webhooks;
        this.line = line;
    }

    PostVerdict deliver(Destination destination, Post post, Instant now) {
        if (!destination.active() && !post.message().event().equals("test")) {
            return PostVerdict.OFF;
        }
        long began = System.nanoTime();
        try {
            boolean chat = destination.format().isChat();
            String body = chat
                    ? chats.write(destination.format(), ChatText.of(letters.of(post.message())))
                    : webhooks.write(post.message());
            Map<String, String> headers = chat ? Map.of() : webhooks.headers(destination, post.message(), body, now);
            return PostVerdict.of(destination.format(), line.post(destination.address(), body, headers), since(began));
        } catch (NotCalled failure) {
            return PostVerdict.of(failure, since(began));
        } catch (RuntimeException unwritten) {
            LOG.warn("Post {} could not be written.", post.id(), unwritten);
            return PostVerdict.failed(Kind.PUT_OFF, "It could not be written.", since(began));
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
