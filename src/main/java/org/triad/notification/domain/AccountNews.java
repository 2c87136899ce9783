package org.triad.notification.domain;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.triad.people.PeopleEvents.DetailsChanged;
import org.triad.people.PeopleEvents.PasswordChanged;
import org.triad.people.PeopleEvents.PersonChanged;
import org.triad.people.PeopleEvents.RolesChanged;

/** Tells people what happens to their own account, whoever does it, so that they notice what they did not do themselves. */
@Component
class AccountNews {

    /** Fact of a message that goes to an address the person no longer has. */
    static final String FORMER_ADDRESS = "formerAddress";

    private static final String PASSWORD_CHANGED = "passwordChanged";
    private static final String PASSWORD_GIVEN = "passwordGiven";
    private static final String EMAIL_CHANGED = "emailChanged";
    private static final String EMAIL_CHANGED_FOR = "emailChangedFor";
    private static final String ROLES_CHANGED = "rolesChanged";

    /** The events of accounts, of which no table speaks. */
    static final Set<String> WORDS =
            Set.of(PASSWORD_CHANGED, PASSWORD_GIVEN, EMAIL_CHANGED, EMAIL_CHANGED_FOR, ROLES_CHANGED);

    private final Outbox outbox;
    private final Clock clock;

    AccountNews(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void password(PasswordChanged event) {
        add(event, isOwn(event) ? PASSWORD_CHANGED : PASSWORD_GIVEN, Map.of());
    }

    /** To the address that was: whoever has taken over an account reads what comes to the new one. */
    @EventListener
    void details(DetailsChanged event) {
        event.formerEmail()
                .filter(address -> !address.isBlank())
                .ifPresent(address ->
                        add(event, isOwn(event) ? EMAIL_CHANGED : EMAIL_CHANGED_FOR, Map.of(FORMER_ADDRESS, address)));
    }

    @EventListener
    void roles(RolesChanged event) {
        if (!isOwn(event)) {
            add(event, ROLES_CHANGED, Map.of());
        }
    }

    private static boolean isOwn(PersonChanged event) {
        return event.person().equals(event.by());
    }

    /** Whoever did something to somebody is named; whoever did it to themselves is told all the same. */
    private void add(PersonChanged event, String word, Map<String, String> more) {
        Map<String, Object> facts = new HashMap<>(more);
        outbox.add(new Occasion(
                "account/%s/%s/%s".formatted(event.person(), word, clock.instant()),
                word,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Set.of(event.person()),
                Set.of(),
                Optional.of(event.by()).filter(by -> !isOwn(event)),
                clock.instant(),
                facts));
    }
}
