package org.triad.notification.domain;

import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.PersonId;
import org.triad.notification.domain.Preferences.Quiet;

/** Keeps what people want to receive; what is not the default has a row. */
@Repository
public class PreferenceTable {

    private static final String INSERT = """
            insert into notification_preference (person_id, kind, delivery)
            select ?, kind, delivery from unnest(?::text[], ?::text[]) as chosen (kind, delivery) where delivery <> 'AT_ONCE'
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    PreferenceTable(JdbcTemplate template, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.template = template;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Preferences of(PersonId person) {
        Map<MessageKind, DeliveryChoice> choices = new EnumMap<>(MessageKind.class);
        jdbc.sql("select kind, delivery from notification_preference where person_id = :person")
                .param("person", person.value())
                .query((row, index) -> choices.put(
                        MessageKind.valueOf(row.getString("kind")), DeliveryChoice.valueOf(row.getString("delivery"))))
                .list();
        return new Preferences(
                choices,
                jdbc.sql("select quiet_from, quiet_to from notification_quiet where person_id = :person")
                        .param("person", person.value())
                        .query((row, index) -> new Quiet(
                                row.getObject("quiet_from", LocalTime.class),
                                row.getObject("quiet_to", LocalTime.class)))
                        .optional());
    }

    /** Counts from the next message on. */
    @Transactional
    public void save(PersonId person, Preferences preferences) {
        jdbc.sql("delete from notification_preference where person_id = :person")
                .param("person", person.value())
                .update();
        jdbc.sql("delete from notification_quiet where person_id = :person")
                .param("person", person.value())
                .update();
        template.update(
                INSERT,
                person.value(),
                preferences.choices().keySet().stream().map(Enum::name).toArray(String[]::new),
                preferences.choices().values().stream().map(Enum::name).toArray(String[]::new));
        preferences
                .quiet()
                .ifPresent(quiet -> jdbc.sql(
                                "insert into notification_quiet (person_id, quiet_from, quiet_to) values (:person, :from, :to)")
                        .param("person", person.value())
                        .param("from", quiet.from())
                        .param("to", quiet.to())
                        .update());
        events.publishEvent(AuditedAct.of("Preferences.Changed").by(person));
    }
}
