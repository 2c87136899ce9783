package org.triad.notification.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;

/** Lines for tests of other packages. */
public final class TestLines {

    /** How a test finds hosts. */
    public interface Finds {

        InetAddress[] of(String host) throws UnknownHostException;
    }

    private TestLines() {}

    /** Triad's line with a shorter patience. */
    public static HttpLine impatient(Predicate<String> allowed, Finds names, Clock clock, Duration longest) {
        return new HttpLine(new AddressGuard(allowed, names::of), clock, longest);
    }
}
