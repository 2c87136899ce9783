package org.triad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks into the log for what a test expects there. */
record Entries(AuditLog log) {

    List<AuditEntry> about(String subject) {
        return log.find(
                new AuditQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(subject),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                AuditLog.NEWEST,
                1000);
    }

    AuditEntry newest(String act) {
        return of(act).get(0);
    }

    /** The newest first. */
    List<AuditEntry> of(String act) {
        return log.find(
                new AuditQuery(
                        Optional.empty(),
                        Optional.of(act),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                AuditLog.NEWEST,
                1_000_000);
    }

    static AuditEntry only(List<AuditEntry> entries, String act) {
        List<AuditEntry> found =
                entries.stream().filter(entry -> entry.act().equals(act)).toList();
        assertThat(found).as(act + " in " + entries).hasSize(1);
        return found.get(0);
    }

    static AuditEntry only(List<AuditEntry> entries, String act, Door door) {
        return only(entries.stream().filter(entry -> entry.door() == door).toList(), act);
    }

    /** All that was ever written, to look for what must not be in it. */
    String whole() {
        return log.find(AuditQuery.ALL, AuditLog.NEWEST, 1_000_000).stream()
                .map(AuditEntry::toString)
                .collect(Collectors.joining("\n"));
    }
}
