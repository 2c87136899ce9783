package org.triad.people.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.PersonId;
import org.triad.people.TooManyTries;

/**
 * Slows down whoever guesses passwords, over all nodes and through all doors. A try is counted before the password is looked at and
 * forgiven when it was right, so that many at once count as many. Nobody can lock somebody else out for good: pauses end by themselves,
 * and from an address where somebody has signed in before only failures with their login there count.
 */
@Component
@EnableConfigurationProperties(SignInSettings.class)
public class SignInGate {

    private static final List<Scope> OF_STRANGERS = List.of(Scope.ADDRESS, Scope.LOGIN, Scope.PAIR);
    private static final List<Scope> OF_KNOWN = List.of(Scope.PAIR);

    private final FailedSignIns failures;
    private final SignInSettings settings;
    private final Clock clock;

    SignInGate(FailedSignIns failures, SignInSettings settings, Clock clock) {
        this.failures = failures;
        this.settings = settings;
        this.clock = clock;
    }

    /** A try that was let in; exactly one of {@link SignInGate#succeeded} and {@link SignInGate#failed} follows. */
    public static final class Try {

        private final Subject subject;
        private final boolean known;
        private final boolean counted;

        private Try(Subject subject, boolean known, boolean counted) {
            this.subject = subject;
            this.known = known;
            this.counted = counted;
        }

        private List<Scope> scopes() {
            return known ? OF_KNOWN : OF_STRANGERS;
        }
    }

    /**
     * Lets a try in, or not.
     *
     * @param address of the caller, as the proxy in front tells it
     * @throws TooManyTries if they have to wait first
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = TooManyTries.class)
    public Try admit(String login, String address) {
        Subject subject = Subject.of(login, address);
        Instant now = clock.instant();
        FailedSignIns.State state = failures.state(subject, now.minus(settings.known()));
        List<Scope> scopes = state.known() ? OF_KNOWN : OF_STRANGERS;
        waiting(state.blockedUntil(scopes), now).ifPresent(pause -> {
            throw new TooManyTries(pause);
        });
        if (state.known() && !state.hasFailures()) {
            return new Try(subject, true, false);
        }
        Instant blocked = null;
        for (Scope scope : scopes) {
            Optional<Instant> until = count(subject, scope, now);
            if (until.isPresent() && (blocked == null || until.get().isAfter(blocked))) {
                blocked = until.get();
            }
        }
        waiting(Optional.ofNullable(blocked), now).ifPresent(pause -> {
            throw new TooManyTries(pause);
        });
        return new Try(subject, state.known(), true);
    }

    /** The password was right: failures of this login at this address are forgotten, and the address is known from now on. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void succeeded(Try done) {
        if (done.counted) {
            failures.forgive(done.subject, done.known);
        }
        failures.remember(done.subject, clock.instant());
    }

    /** The password was wrong. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(Try done) {
        Instant now = clock.instant();
        for (Scope scope : done.scopes()) {
            if (!done.counted) {
                count(done.subject, scope, now);
            }
        }
    }

    /** Lets somebody try again at once, from wherever. */
    @Transactional
    public void unlock(PersonId id) {
        failures.forget(Subject.loginDigest(id.value()));
    }

    /** Until when somebody who is not known has to wait to sign in; empty if they need not. */
    public Optional<Instant> lockedUntil(PersonId id) {
        return failures.longestBlock(Subject.loginDigest(id.value()), clock.instant());
    }

    /** Forgets what is too old to matter. */
    @Transactional
    public void clear() {
        Instant now = clock.instant();
        failures.clear(now.minus(settings.forgotten()), now.minus(settings.known()));
    }

    private Optional<Instant> count(Subject subject, Scope scope, Instant now) {
        return failures.count(subject, scope, now, settings);
    }

    private static Optional<Duration> waiting(Optional<Instant> until, Instant now) {
        return until.filter(now::isBefore).map(moment -> Duration.between(now, moment));
    }
}
