package org.triad.notification.post;

import java.time.Duration;
import java.util.Optional;
import org.triad.notification.domain.destination.Format;
import org.triad.notification.domain.destination.PostQueue.Result;
import org.triad.notification.http.Answer;
import org.triad.notification.http.NotCalled;

/**
 * What a try says about a post.
 *
 * @param retryAfter how long the receiver asks to be left alone
 */
record PostVerdict(Kind kind, Result result, Optional<Duration> retryAfter) {

    enum Kind {
        SENT,
        /** It can never be sent as it is. */
        DEAD,
        /** It could not be written now, which says nothing about the receiver. */
        PUT_OFF,
        /** The receiver cannot take it now, nor probably anything else. */
        AGAIN,
        /** The receiver wants nothing any more. */
        GONE
    }

    /** Nobody is to hear any more. */
    static final PostVerdict OFF = failed(Kind.DEAD, "It was switched off before this was sent.", Duration.ZERO);

    private static final int GONE = 410;
    private static final int TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;

    static PostVerdict of(Format format, Answer answer, Duration took) {
        Kind kind = kind(format, answer.status());
        Optional<String> failure = kind == Kind.SENT ? Optional.empty() : Optional.of(sentence(kind, answer.status()));
        Optional<String> excerpt = Optional.of(answer.excerpt()).filter(text -> !text.isEmpty());
        return new PostVerdict(
                kind, new Result(Optional.of(answer.status()), took, failure, excerpt), answer.retryAfter());
    }

    static PostVerdict of(NotCalled failure, Duration took) {
        return failed(failure.isForbidden() ? Kind.DEAD : Kind.AGAIN, failure.getMessage(), took);
    }

    static PostVerdict failed(Kind kind, String why, Duration took) {
        return new PostVerdict(
                kind, new Result(Optional.empty(), took, Optional.of(why), Optional.empty()), Optional.empty());
    }

    /**
     * A chat refuses what it cannot take with a 4xx, for good. A program that is just being deployed anew may answer anything, so that every
     * other answer than 2xx is tried again, as Standard Webhooks asks.
     */
    private static Kind kind(Format format, int status) {
        if (status >= 200 && status < 300) {
            return Kind.SENT;
        }
        if (status == GONE) {
            return Kind.GONE;
        }
        boolean passes = status >= 500 || status == TIMEOUT || status == TOO_EARLY || status == TOO_MANY;
        return passes || !format.isChat() ? Kind.AGAIN : Kind.DEAD;
    }

    private static String sentence(Kind kind, int status) {
        if (kind == Kind.GONE) {
            return "The receiver says that it is gone. It is switched off.";
        }
        return status >= 300 && status < 400
                ? "The receiver leads elsewhere (%d), and redirects are not followed.".formatted(status)
                : "The receiver answered %d.".formatted(status);
    }
}
