package org.triad.notification.domain.destination;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.kernel.Department;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;
import org.triad.notification.domain.destination.Destination.OldSecret;
import org.triad.people.Person;

/**
 * What people do with destinations. A department's channels are its leads' and the administrators' business, webhooks the administrators'.
 * Every act is in the audit log, by the destination's number and host, never by its address.
 */
@Service
public class DestinationDesk {

    /** How long the secret before a new one goes on signing. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DestinationTable table;
    private final PostLog log;
    private final AddressCheck addresses;
    private final DestinationAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DestinationDesk(
            DestinationTable table,
            PostLog log,
            AddressCheck addresses,
            DestinationAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.addresses = addresses;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The departments for which somebody may manage channels. */
    public static List<Department> departmentsOf(Person person) {
        return Arrays.stream(Department.values())
                .filter(department -> person.isAdministrator() || person.leads(department))
                .toList();
    }

    /**
     * What somebody manages.
     *
     * @throws Refusal (forbidden) for somebody who manages none
     */
    @Transactional(readOnly = true)
    public List<Destination> list(Person reader) {
        manages(reader);
        return table.all().stream()
                .filter(one -> manages(reader, one))
                .map(one -> one.at(clock.instant()))
                .toList();
    }

    /**
     * One of them.
     *
     * @throws Refusal (unknown) if there is none, (forbidden) if it is somebody else's
     */
    @Transactional(readOnly = true)
    public Destination get(long id, Person reader) {
        manages(reader);
        Destination destination = table.find(id)
                .orElseThrow(() -> Refusal.unknown("There is no such channel or webhook."))
                .at(clock.instant());
        if (!manages(reader, destination)) {
            throw destination.format().isChat()
                    ? Refusal.forbidden("This is a channel of another department.")
                    : Refusal.forbidden("Only administrators manage webhooks.");
        }
        return destination;
    }

    /** Adds one; its address is looked up before. */
    public Destination add(Draft draft, Person by) {
        manages(by);
        Format format = Format.of(draft.format())
                .orElseThrow(() -> Refusal.invalid("format", "Choose Slack, Mattermost, Teams or webhook."));
        Optional<Department> owner = owner(format, draft, by);
        URI address = check(draft, format, Optional.empty());
        return transaction.execute(status -> {
            long id = table.add(
                    format,
                    draft.name(),
                    owner,
                    address,
                    draft.topics(),
                    draft.active(),
                    format.isChat() ? Optional.empty() : Optional.of(newSecret()),
                    clock.instant(),
                    by.id());
            Destination added = table.find(id).orElseThrow();
            audit.write("Added", added, by, "");
            return added;
        });
    }

    /** Changes what it is called, where it is, of what it is told, and whether it is. */
    public void change(long id, Draft draft, Person by) {
        Destination before = get(id, by);
        URI address = check(draft, before.format(), Optional.of(before.address()));
        boolean moved = !address.equals(before.address());
        Destination changed = new Destination(
                id,
                before.format(),
                draft.name(),
                before.department(),
                address,
                draft.topics(),
                draft.active(),
                before.offReason(),
                before.secret(),
                before.oldSecrets(),
                Optional.empty(),
                before.createdAt(),
                before.createdBy());
        transaction.executeWithoutResult(status -> {
            table.change(changed);
            if (before.active() && !draft.active()) {
                log.giveUpWaiting(id, clock.instant());
            }
            String turned = before.active() == draft.active() ? "" : draft.active() ? ", on" : ", off";
            audit.write("Changed", changed, by, (moved ? ", another address" : "") + turned);
        });
    }

    /** With all it was told. */
    @Transactional
    public void remove(long id, Person by) {
        Destination gone = get(id, by);
        table.remove(id);
        audit.write("Removed", gone, by, "");
    }

    /**
     * A new secret, in the one answer in which it is shown. Each before goes on signing for {@link #OVERLAP}.
     *
     * @throws Refusal (conflict) for a channel, which has none
     */
    @Transactional
    public String rotate(long id, Person by) {
        table.lock(id);
        Destination webhook = get(id, by);
        if (webhook.format().isChat()) {
            throw Refusal.conflict("Only webhooks have a secret. A channel’s is its address: change that.");
        }
        String secret = newSecret();
        List<OldSecret> old = new ArrayList<>(webhook.oldSecrets());
        webhook.secret()
                .ifPresent(present ->
                        old.add(new OldSecret(present, clock.instant().plus(OVERLAP))));
        table.rotate(id, secret, old);
        audit.write("SecretRotated", webhook, by, "");
        return secret;
    }

    private static void manages(Person person) {
        if (departmentsOf(person).isEmpty()) {
            throw Refusal.forbidden(
                    "Channels are managed by the leads of the departments, webhooks by administrators.");
        }
    }

    private static boolean manages(Person person, Destination destination) {
        return person.isAdministrator()
                || destination.department().filter(person::leads).isPresent();
    }

    /** Whose channel it is; empty for a webhook. */
    private static Optional<Department> owner(Format format, Draft draft, Person by) {
        if (!format.isChat()) {
            if (!by.isAdministrator()) {
                throw Refusal.forbidden("Only administrators manage webhooks.");
            }
            return Optional.empty();
        }
        Department department = Arrays.stream(Department.values())
                .filter(one -> one.key().equalsIgnoreCase(draft.department()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("department", "Choose the department whose channel it is."));
        if (!departmentsOf(by).contains(department)) {
            throw Refusal.forbidden("Channels of %s are managed by its leads.".formatted(department.label()));
        }
        return Optional.of(department);
    }

    /** Says all that is wrong at once; the address that was typed, or the one before where none was. */
    private URI check(Draft draft, Format format, Optional<URI> before) {
        List<Violation> violations = new ArrayList<>(draft.faults(format));
        URI address = before.orElse(null);
        if (!draft.address().isEmpty() || before.isEmpty()) {
            try {
                address = addresses.checked(draft.address());
            } catch (Refusal refusal) {
                violations.addAll(refusal.violations());
            }
        }
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
        return address;
    }

    private static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
