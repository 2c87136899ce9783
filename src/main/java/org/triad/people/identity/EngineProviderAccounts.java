package org.triad.people.identity;

import java.time.Clock;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.PersonId;
import org.triad.people.Admission;
import org.triad.people.Admission.Admitted;
import org.triad.people.Admission.Reason;
import org.triad.people.Admission.Refused;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.people.ProviderAccounts;

/** Keeps the engine's identity tables to what a provider says, login by login. */
@Component
class EngineProviderAccounts implements ProviderAccounts {

    private static final Pattern USABLE_LOGIN = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}");

    private final IdentityService identityService;
    private final ProviderIdentities identities;
    private final AccountTable accounts;
    private final People people;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    EngineProviderAccounts(
            IdentityService identityService,
            ProviderIdentities identities,
            AccountTable accounts,
            People people,
            Clock clock,
            ApplicationEventPublisher events) {
        this.identityService = identityService;
        this.identities = identities;
        this.accounts = accounts;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional
    public Admission admit(Claims claims, PersonId linkTo) {
        identities.oneAtATime();
        Optional<String> known = identities.person(claims.identity());
        Optional<Reason> objection = known.isPresent()
                ? objectionTo(known.get(), linkTo)
                : linkTo == null ? objectionToNew(claims.login()) : objectionToLink(claims.identity(), linkTo);
        if (objection.isPresent()) {
            return new Refused(objection.get());
        }
        String login;
        if (known.isPresent()) {
            login = known.get();
            identities.signedIn(claims.identity(), clock.instant());
        } else {
            login = linkTo == null ? create(claims.login()) : linkTo.value();
            identities.link(claims.identity(), login, clock.instant());
            events.publishEvent(AuditedAct.of("Account.Link")
                    .by(new PersonId(login))
                    .about(login)
                    .detail(claims.identity().issuer()));
        }
        describe(login, claims);
        assign(login, claims);
        return new Admitted(people.find(new PersonId(login)).orElseThrow());
    }

    @Override
    public Optional<Person> find(Identity identity) {
        return identities
                .person(identity)
                .filter(this::isActive)
                .map(PersonId::new)
                .flatMap(people::find);
    }

    @Override
    public boolean isLinked(PersonId id, String issuer) {
        return identities.isLinked(id.value(), issuer);
    }

    private Optional<Reason> objectionTo(String login, PersonId linkTo) {
        if (!isActive(login)) {
            return Optional.of(Reason.DEACTIVATED);
        }
        return linkTo != null && !linkTo.value().equals(login)
                ? Optional.of(Reason.LINKED_OTHERWISE)
                : Optional.empty();
    }

    private boolean isActive(String login) {
        return accounts.find(login).filter(AccountTable.Row::active).isPresent();
    }

    private Optional<Reason> objectionToNew(String login) {
        if (login == null || !USABLE_LOGIN.matcher(login).matches()) {
            return Optional.of(Reason.LOGIN_UNUSABLE);
        }
        return identities.isTaken(login) ? Optional.of(Reason.LOGIN_TAKEN) : Optional.empty();
    }

    private Optional<Reason> objectionToLink(Identity identity, PersonId linkTo) {
        return identities.isLinked(linkTo.value(), identity.issuer())
                ? Optional.of(Reason.LINKED_OTHERWISE)
                : Optional.empty();
    }

    /** Without a password: nobody can try one. */
    private String create(String login) {
        identityService.saveUser(identityService.newUser(login));
        return login;
    }

    private void describe(String login, Claims claims) {
        User user = identityService.createUserQuery().userId(login).singleResult();
        String first = user.getFirstName();
        String last = user.getLastName();
        if (!claims.name().isBlank()) {
            int between = claims.name().strip().lastIndexOf(' ');
            first = between < 0
                    ? ""
                    : claims.name().strip().substring(0, between).strip();
            last = claims.name().strip().substring(between + 1);
        }
        String email = claims.email().isBlank() ? user.getEmail() : claims.email();
        if (Objects.equals(first, user.getFirstName())
                && Objects.equals(last, user.getLastName())
                && Objects.equals(email, user.getEmail())) {
            return;
        }
        user.setFirstName(first);
        user.setLastName(last);
        user.setEmail(email);
        identityService.saveUser(user);
    }

    private void assign(String login, Claims claims) {
        Set<String> before = new HashSet<>();
        identityService.createGroupQuery().groupMember(login).list().forEach(group -> before.add(group.getId()));
        claims.groups().stream()
                .filter(group -> !before.contains(group))
                .forEach(group -> identityService.createMembership(login, group));
        before.stream()
                .filter(claims.managedGroups()::contains)
                .filter(group -> !claims.groups().contains(group))
                .forEach(group -> identityService.deleteMembership(login, group));
    }
}
