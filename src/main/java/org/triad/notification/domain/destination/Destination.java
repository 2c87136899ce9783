package org.triad.notification.domain.destination;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/**
 * A chat channel of a department, or a webhook.
 *
 * @param name what people call it
 * @param department whose channel it is; empty for a webhook
 * @param address a secret: to know it is to be able to post there
 * @param topics words of {@link Topics}
 * @param offReason why Triad switched it off; empty where a person did
 * @param secret signs the posts of a webhook; empty for a channel
 * @param oldSecrets sign them, too, each until a moment, so that receivers can change over
 * @param restsUntil nothing is sent until then, since it could not be reached
 */
public record Destination(
        long id,
        Format format,
        String name,
        Optional<Department> department,
        URI address,
        List<String> topics,
        boolean active,
        Optional<String> offReason,
        Optional<String> secret,
        List<OldSecret> oldSecrets,
        Optional<Instant> restsUntil,
        Instant createdAt,
        PersonId createdBy) {

    /** A secret before the present one. */
    public record OldSecret(String secret, Instant until) {

        @Override
        public String toString() {
            return "until " + until;
        }
    }

    /** As it is at a moment: without a pause that is over and secrets that sign no longer. */
    Destination at(Instant now) {
        return new Destination(
                id,
                format,
                name,
                department,
                address,
                topics,
                active,
                offReason,
                secret,
                signing(now),
                restsUntil.filter(now::isBefore),
                createdAt,
                createdBy);
    }

    /** The secrets before the present one that still sign. */
    public List<OldSecret> signing(Instant now) {
        return oldSecrets.stream().filter(old -> now.isBefore(old.until())).toList();
    }

    /** Until when secrets before the present one sign. */
    public Optional<Instant> oldSecretUntil() {
        return oldSecrets.stream().map(OldSecret::until).max(Instant::compareTo);
    }

    /** The address as it may be shown: where it leads to, and nothing by which somebody could post there. */
    public String shownAddress() {
        return masked(address);
    }

    public String host() {
        return address.getHost();
    }

    static String masked(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return "%s://%s%s/…".formatted(address.getScheme(), address.getHost(), port);
    }

    /** Without secrets, for logs. */
    @Override
    public String toString() {
        return "%s %d at %s".formatted(format.key(), id, shownAddress());
    }
}
