package org.triad.people.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;
import org.triad.people.AccountDesk;
import org.triad.people.OpenSessions;
import org.triad.people.PeopleEvents.DetailsChanged;
import org.triad.people.PeopleEvents.PersonAdded;
import org.triad.people.PeopleEvents.PersonDeactivated;
import org.triad.people.PeopleEvents.PersonReactivated;
import org.triad.people.PeopleEvents.PersonUnlocked;
import org.triad.people.PeopleEvents.RolesChanged;
import org.triad.people.PeopleEvents.SessionsEnded;
import org.triad.people.Person;
import org.triad.people.signin.SignInGate;

/** Looks after accounts with the engine's identity service. */
@Component
class EngineAccountDesk implements AccountDesk {

    private final IdentityService identityService;
    private final AccountTable table;
    private final PasswordChanges passwords;
    private final OpenSessions sessions;
    private final SignInGate gate;
    private final java.time.Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    EngineAccountDesk(
            IdentityService identityService,
            AccountTable table,
            PasswordChanges passwords,
            OpenSessions sessions,
            SignInGate gate,
            java.time.Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.identityService = identityService;
        this.table = table;
        this.passwords = passwords;
        this.sessions = sessions;
        this.gate = gate;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    @Transactional
    public TemporaryPassword add(Person by, String login, Details details, Set<String> groups) {
        administrator(by);
        List<Violation> violations = new ArrayList<>(AccountRules.ofLogin(login));
        violations.addAll(detailsOf(details, login));
        violations.addAll(AccountRules.ofGroups(groups));
        if (violations.isEmpty() && table.hasLogin(login)) {
            violations.add(new Violation("login", "Somebody has the login “%s” already.".formatted(login)));
        }
        refuse(violations);
        User user = identityService.newUser(login);
        write(user, details);
        TemporaryPassword password = passwords.giveTo(user);
        Set<String> all = AccountRules.completed(groups);
        all.forEach(group -> identityService.createMembership(login, group));
        events.publishEvent(new PersonAdded(new PersonId(login), by.id(), all));
        return password;
    }

    /** Counting a wrong password must outlast the refusal, so the transaction begins behind it. */
    @Override
    public void change(Person by, PersonId id, Details details, Proof proof) {
        boolean own = by.id().equals(id);
        if (!own) {
            administrator(by);
        }
        User user = existing(id);
        refuse(detailsOf(details, id.value()));
        Optional<String> former =
                Optional.of(Objects.toString(user.getEmail(), "")).filter(email -> !email.equals(details.email()));
        if (own && former.isPresent()) {
            passwords.prove(by, proof);
        }
        transaction.executeWithoutResult(status -> {
            // The proof may have stored the password with a stronger hash meanwhile.
            User proved = existing(id);
            write(proved, details);
            identityService.saveUser(proved);
            events.publishEvent(new DetailsChanged(id, by.id(), former));
        });
    }

    @Override
    @Transactional
    public void setGroups(Person by, PersonId id, Set<String> groups) {
        administrator(by);
        refuse(AccountRules.ofGroups(groups));
        existing(id);
        Set<String> now = current(id);
        Set<String> wanted = AccountRules.completed(groups);
        Set<String> added = new TreeSet<>(wanted);
        added.removeAll(now);
        Set<String> removed = new TreeSet<>(now);
        removed.removeAll(wanted);
        if (removed.contains(Person.ADMINISTRATORS)) {
            notTheLastAdministrator(id);
        }
        added.forEach(group -> identityService.createMembership(id.value(), group));
        removed.forEach(group -> identityService.deleteMembership(id.value(), group));
        if (!added.isEmpty() || !removed.isEmpty()) {
            events.publishEvent(new RolesChanged(id, by.id(), added, removed));
        }
    }

    @Override
    @Transactional
    public void deactivate(Person by, PersonId id) {
        administrator(by);
        existing(id);
        if (by.id().equals(id)) {
            throw Refusal.conflict("Nobody deactivates themselves. Ask another administrator.");
        }
        if (current(id).contains(Person.ADMINISTRATORS)) {
            notTheLastAdministrator(id);
        }
        table.deactivate(id.value(), clock.instant());
        sessions.endOthers(id);
        events.publishEvent(new PersonDeactivated(id, by.id()));
    }

    @Override
    @Transactional
    public void reactivate(Person by, PersonId id) {
        administrator(by);
        existing(id);
        table.deactivate(id.value(), null);
        events.publishEvent(new PersonReactivated(id, by.id()));
    }

    @Override
    @Transactional
    public TemporaryPassword setTemporaryPassword(Person by, PersonId id) {
        administrator(by);
        User user = existing(id);
        if (by.id().equals(id)) {
            throw Refusal.conflict("Change your own password on the page My account, where you choose it yourself.");
        }
        TemporaryPassword password = passwords.replace(user, by.id());
        gate.unlock(id);
        sessions.endOthers(id);
        return password;
    }

    @Override
    @Transactional
    public void unlock(Person by, PersonId id) {
        administrator(by);
        existing(id);
        gate.unlock(id);
        events.publishEvent(new PersonUnlocked(id, by.id()));
    }

    @Override
    @Transactional
    public void endSessions(Person by, PersonId id) {
        if (!by.id().equals(id)) {
            administrator(by);
        }
        existing(id);
        sessions.endOthers(id);
        events.publishEvent(new SessionsEnded(id, by.id()));
    }

    @Override
    public void prove(Person me, Proof proof) {
        passwords.prove(me, proof);
    }

    @Override
    public void changePassword(Person me, Proof current, String password) {
        passwords.change(me, current, password);
    }

    private List<Violation> detailsOf(Details details, String login) {
        List<Violation> violations = new ArrayList<>(AccountRules.of(details));
        if (!details.email().isEmpty() && table.hasEmail(details.email(), login)) {
            violations.add(new Violation("email", "Somebody else has this e-mail address already."));
        }
        return violations;
    }

    private void notTheLastAdministrator(PersonId id) {
        if (!table.hasAnotherAdministrator(id.value())) {
            throw Refusal.conflict("This is the last administrator. Make somebody else an administrator first.");
        }
    }

    private Set<String> current(PersonId id) {
        return identityService.createGroupQuery().groupMember(id.value()).list().stream()
                .map(group -> group.getId())
                .filter(AccountRules::knows)
                .collect(Collectors.toSet());
    }

    private User existing(PersonId id) {
        User user = identityService.createUserQuery().userId(id.value()).singleResult();
        if (user == null) {
            throw Refusal.unknown("Nobody here has the login “%s”.".formatted(id.value()));
        }
        return user;
    }

    private static void write(User user, Details details) {
        user.setFirstName(details.firstName());
        user.setLastName(details.lastName());
        user.setEmail(details.email());
    }

    private static void administrator(Person by) {
        if (!by.isAdministrator()) {
            throw Refusal.forbidden("Only administrators look after accounts.");
        }
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
    }
}
