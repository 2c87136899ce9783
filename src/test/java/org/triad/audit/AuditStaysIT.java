package org.triad.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

/** Entries stay as they were written. */
@TriadTest
class AuditStaysIT {

    @Autowired
    private Journeys journeys;

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set person = 'nobody'",
                "delete from audit_entry",
                "truncate audit_entry",
                "delete from audit_entry where at < now() - interval '10 years' or true"
            })
    void noEntryIsEverChangedOrTakenAway(String statement) {
        journeys.proposed();
        int before = log.find(AuditQuery.ALL, AuditLog.NEWEST, 1_000_000).size();

        assertThatThrownBy(() -> jdbc.sql(statement).update()).rootCause().hasMessageContaining("only ever added to");

        assertThat(log.find(AuditQuery.ALL, AuditLog.NEWEST, 1_000_000)).hasSize(before);
    }

    @Test
    void oldEntriesGoByTheOneDeliberateWayAndThatIsKept() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into audit_entry (at, door, act) values (now() - interval '3 years', 'ENGINE', 'Ancient')")
                    .update();
            assertThat(jdbc.sql("select audit_forget(interval '2 years')")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(new Entries(log).newest("Audit.Forgotten").detail())
                    .hasValueSatisfying(words -> assertThat(words).startsWith("1 entries older than 2 years"));
            assertThatThrownBy(() ->
                            transaction.executeWithoutResult(inner -> jdbc.sql("select audit_forget(interval '1 day')")
                                    .query(Long.class)
                                    .single()))
                    .rootCause()
                    .hasMessageContaining("at least a year");
            status.setRollbackOnly();
        });
    }

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         targetNamespace="http://triad.example/audit">
              <process id="KEY" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="startEvent_asked"/></process>
            </definitions>
            """;
}
