package org.triad.audit.domain;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.triad.audit.Door;
import org.triad.audit.domain.FoldedSignIns.Folded;
import org.triad.kernel.AuditedAct;

/** Writes down who was kept out, the first time at once and the rest of the hour as a number. */
@Component
public class SignInFailures {

    private static final String FAILED = "SignIn.Failed";

    private final FoldedSignIns folded;
    private final AuditTable table;
    private final Origin origin;
    private final Clock clock;

    SignInFailures(FoldedSignIns folded, AuditTable table, Origin origin, Clock clock) {
        this.folded = folded;
        this.table = table;
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * Writes, whatever else is rolled back, or counts.
     *
     * @param account login of an account; empty where nobody has the login, which is not written down: people type passwords there
     * @param outcome why, in a word
     * @param unseen whether it came during a pause, so that nobody looked at the password
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(Optional<String> account, String outcome, boolean unseen) {
        Optional<String> address = origin.address();
        String door = origin.door().name();
        if (folded.isFirst(account.orElse(""), address.orElse("unknown"), door, unseen, clock.instant())) {
            AuditedAct act = about(account).outcome(outcome);
            table.insert(List.of(Act.of(act, clock.instant(), origin.door(), Optional.empty(), address)));
        }
    }

    /** Writes how many more there were where the hour is over. */
    @Transactional
    public void unfold() {
        table.insert(folded.takeBegunBefore(clock.instant().minus(FoldedSignIns.TOGETHER)).stream()
                .filter(more -> more.count() > 0)
                .map(this::summary)
                .toList());
    }

    private Act summary(Folded more) {
        Optional<String> account = Optional.of(more.about()).filter(login -> !login.isEmpty());
        String words = "%,d more within an hour%s%s.%s"
                .formatted(
                        more.count(),
                        more.address().isEmpty() ? ", from many addresses" : "",
                        account.isPresent() ? "" : ", with logins no account has",
                        more.unseen() == 0 ? "" : " Of them %,d during a pause.".formatted(more.unseen()));
        return Act.of(
                account.map(AuditedAct.of(FAILED)::about)
                        .orElseGet(() -> AuditedAct.of(FAILED))
                        .detail(words),
                clock.instant(),
                Door.valueOf(more.door()),
                Optional.empty(),
                Optional.of(more.address()).filter(address -> !address.isEmpty()));
    }

    private static AuditedAct about(Optional<String> account) {
        AuditedAct failed = AuditedAct.of(FAILED);
        return account.map(failed::about).orElseGet(() -> failed.detail("No account has this login."));
    }
}
