package org.triad.meeting.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often an address reads calendars from this node. Calendars ask every few minutes; whoever asks more often is somebody who guesses, or
 * something that has lost its way.
 */
@Component
class FeedLimit {

    static final int MOST = 60;
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Addresses remembered at most; the oldest go first. */
    private static final int ADDRESSES = 10_000;

    private static final class Window {
        private Instant begun;
        private int requests;
    }

    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > ADDRESSES;
        }
    };

    FeedLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts a request; false where there were too many. */
    synchronized boolean admits(String address) {
        Instant now = clock.instant();
        Window window = windows.computeIfAbsent(address, first -> new Window());
        if (window.begun == null || now.isBefore(window.begun) || !now.isBefore(window.begun.plus(WINDOW))) {
            window.begun = now;
            window.requests = 0;
        }
        window.requests++;
        return window.requests <= MOST;
    }
}
