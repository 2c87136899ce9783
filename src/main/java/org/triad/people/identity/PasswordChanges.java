package org.triad.people.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.AccountDesk.Proof;
import org.triad.people.AccountDesk.TemporaryPassword;
import org.triad.people.OpenSessions;
import org.triad.people.PeopleEvents.PasswordChanged;
import org.triad.people.Person;
import org.triad.people.signin.SignInGate;

/** Gives temporary passwords and lets people choose their own. */
@Component
class PasswordChanges {

    /** Not to be mistaken for each other when read out. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /** Four groups of four: 79 bits. */
    private static final int LENGTH = 28;

    private static final int GROUP = 4;
    private static final Duration ACCEPTED = Duration.ofDays(7);

    private final IdentityService identityService;
    private final AccountTable table;
    private final PasswordRules rules;
    private final PasswordCheck check;
    private final SignInGate gate;
    private final OpenSessions sessions;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    PasswordChanges(
            IdentityService identityService,
            AccountTable table,
            PasswordRules rules,
            PasswordCheck check,
            SignInGate gate,
            OpenSessions sessions,
            Clock clock,
            ApplicationEventPublisher events,
            org.springframework.transaction.PlatformTransactionManager transactions) {
        this.identityService = identityService;
        this.table = table;
        this.rules = rules;
        this.check = check;
        this.gate = gate;
        this.sessions = sessions;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Saves a user with a temporary password; joins the caller's transaction. */
    TemporaryPassword giveTo(User user) {
        TemporaryPassword given =
                new TemporaryPassword(invented(), clock.instant().plus(ACCEPTED));
        user.setPassword(given.password());
        identityService.saveUser(user);
        table.passwordGiven(user.getId(), given.expires());
        return given;
    }

    TemporaryPassword replace(User user, PersonId by) {
        TemporaryPassword given = giveTo(user);
        events.publishEvent(new PasswordChanged(new PersonId(user.getId()), by));
        return given;
    }

    /**
     * Refuses whoever does not know the current password of the account. Counting a wrong one must outlast the refusal.
     *
     * @throws org.triad.people.TooManyTries after too many wrong ones
     */
    void prove(Person me, Proof proof) {
        String login = me.id().value();
        if (table.find(login).filter(account -> account.hash() != null).isEmpty()) {
            throw Refusal.invalid(
                    "current",
                    "You have no password here: what your provider says of you is taken over when you sign in. Ask an administrator for anything else.");
        }
        if (proof.password().isEmpty()) {
            throw Refusal.invalid("current", "Type your current password, so that nobody else changes this for you.");
        }
        SignInGate.Try attempt = gate.admit(login, proof.address());
        if (!check.accepts(login, proof.password())) {
            gate.failed(attempt);
            throw Refusal.invalid("current", "This is not your current password.");
        }
        gate.succeeded(attempt);
    }

    /** As {@link org.triad.people.AccountDesk#changePassword}. */
    void change(Person me, Proof current, String password) {
        prove(me, current);
        String login = me.id().value();
        User user = identityService.createUserQuery().userId(login).singleResult();
        rules.check(password, user);
        if (password.equals(current.password())) {
            throw Refusal.invalid("password", "This is the password you have. Choose another one.");
        }
        transaction.executeWithoutResult(status -> {
            user.setPassword(password);
            identityService.saveUser(user);
            table.passwordChosen(login);
            events.publishEvent(new PasswordChanged(me.id(), me.id()));
        });
        sessions.endOthers(me.id());
        sessions.renewCurrent(me.id());
    }

    private String invented() {
        StringBuilder password = new StringBuilder();
        for (int letter = 0; letter < LENGTH; letter++) {
            password.append(letter > 0 && letter % GROUP == 0 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
