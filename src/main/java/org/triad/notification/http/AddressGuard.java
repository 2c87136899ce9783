package org.triad.notification.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.notification.domain.destination.AddressCheck;
import org.triad.notification.domain.destination.AllowedHosts;

/**
 * Says which addresses Triad calls: those of the public network over HTTPS, and of hosts an administrator allowed. What a name leads to is
 * looked up once, judged, and what was judged is what is connected to, so that a name cannot lead elsewhere in between.
 */
@Component
class AddressGuard implements AddressCheck {

    private static final int LONGEST = 2000;
    private static final int LAST_PORT = 65_535;
    private static final Pattern NUMBER = Pattern.compile("(0x[0-9a-f]*|[0-9]+)");
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");

    private final Predicate<String> allowed;
    private final Names names;

    @Autowired
    AddressGuard(AllowedHosts allowed) {
        this(allowed::contains, InetAddress::getAllByName);
    }

    /**
     * @param allowed whether an administrator allowed the host
     */
    AddressGuard(Predicate<String> allowed, Names names) {
        this.allowed = allowed;
        this.names = names;
    }

    @Override
    public URI checked(String typed) {
        URI address = read(typed);
        fault(address).ifPresent(AddressGuard::refuse);
        try {
            resolve(address.getHost());
        } catch (ForbiddenAddress forbidden) {
            refuse(forbidden.getMessage());
        } catch (UnknownHostException unknown) {
            refuse("The host cannot be found. Look for a mistake in its name.");
        }
        return address;
    }

    /** What is wrong with the address as it is written; empty where its host may be looked up. */
    Optional<String> fault(URI address) {
        String host = address.getHost();
        if (host == null || address.getRawAuthority().contains("@")) {
            return Optional.of("Write the address as https, a host and a path, without a login in front of the host.");
        }
        if (address.getRawFragment() != null) {
            return Optional.of("Leave out what begins with #.");
        }
        if (address.getPort() == 0 || address.getPort() > LAST_PORT) {
            return Optional.of("There is no such port.");
        }
        String last = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (NUMBER.matcher(last).matches() && !IPV4.matcher(host).matches() || host.endsWith(".")) {
            return Optional.of("Write an IP address as four decimal numbers, and no dot at the end.");
        }
        boolean https = "https".equals(address.getScheme());
        if (!https && !("http".equals(address.getScheme()) && allowed.test(host))) {
            return Optional.of(
                    "The address begins with https://. Without encryption only hosts are called that an administrator allowed.");
        }
        return Optional.empty();
    }

    /**
     * The addresses behind a host, all of which may be called.
     *
     * @throws ForbiddenAddress if one of them may not
     */
    InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.of(host);
        if (found.length == 0) {
            throw new UnknownHostException(host);
        }
        if (Arrays.stream(found).anyMatch(PublicNetwork::isForbidden)
                || !Arrays.stream(found).allMatch(PublicNetwork::contains) && !allowed.test(host)) {
            throw new ForbiddenAddress();
        }
        return found;
    }

    private static URI read(String typed) {
        if (typed.isEmpty()) {
            throw Refusal.invalid("address", "The address is missing.");
        }
        if (typed.length() > LONGEST || PlainText.faultOfLine(typed).isPresent()) {
            refuse("The address has at most %d characters and no invisible ones.".formatted(LONGEST));
        }
        try {
            return new URI(typed);
        } catch (URISyntaxException unreadable) {
            throw Refusal.invalid(
                    "address",
                    "This is not an address. Copy it from where it was made, such as https://hooks.example.org/….");
        }
    }

    private static void refuse(String sentence) {
        throw Refusal.invalid("address", sentence);
    }
}
