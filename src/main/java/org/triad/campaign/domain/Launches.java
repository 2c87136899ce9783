package org.triad.campaign.domain;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.CampaignEvents.GoDecided;
import org.triad.campaign.CampaignEvents.LaunchAnnounced;
import org.triad.campaign.CampaignEvents.PreparationFinished;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;

/** What happens between an approved brief and the day it meets its audience. */
@Service
@Transactional
public class Launches {

    private static final String NO_GO = "noGo";

    /** What a department has ready. */
    public record Preparation(Department department, PersonId person, String result) {}

    /**
     * A lead's word.
     *
     * @param redo departments that must prepare again; empty for a go
     */
    public record Go(Department department, PersonId person, boolean isGo, Set<Department> redo, String reason) {}

    private final JdbcClient jdbc;
    private final House house;
    private final ApplicationEventPublisher events;

    Launches(JdbcClient jdbc, House house, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.house = house;
        this.events = events;
    }

    public void prepared(CampaignKey key, Department department, PersonId by, String result) {
        jdbc.sql("""
                        insert into campaign_preparation (campaign_key, department, person, result, finished_at)
                        values (:key, :department, :person, :result, :now)
                        """)
                .param("key", key.value())
                .param("department", department.name())
                .param("person", by.value())
                .param("result", result)
                .param("now", Timestamp.from(house.now()))
                .update();
        events.publishEvent(
                new PreparationFinished(key, Optional.of(by), Optional.of(department), Optional.of(result)));
    }

    /** A no-go names at least one department that prepares again, and why. */
    public void decideGo(CampaignKey key, Go go) {
        if (!go.isGo() && go.redo().isEmpty()) {
            throw Refusal.invalid("redo", "Say whose preparation must be done again.");
        }
        if (!go.isGo() && (go.reason() == null || go.reason().isBlank())) {
            throw Refusal.invalid("reason", "Say why not, so that they know what to do.");
        }
        jdbc.sql("""
                        insert into campaign_go (campaign_key, department, person, decision, redo, reason, decided_at)
                        values (:key, :department, :person, :decision, string_to_array(:redo, ','), :reason, :now)
                        """)
                .param("key", key.value())
                .param("department", go.department().name())
                .param("person", go.person().value())
                .param("decision", go.isGo() ? "go" : NO_GO)
                .param(
                        "redo",
                        String.join(",", go.redo().stream().map(Enum::name).toList()))
                .param("reason", go.reason())
                .param("now", Timestamp.from(house.now()))
                .update();
        events.publishEvent(new GoDecided(
                key,
                Optional.of(go.person()),
                Optional.of(go.department()),
                Optional.of(go.isGo() ? "go" : NO_GO),
                Optional.ofNullable(go.reason())));
    }

    public void announced(CampaignKey key, PersonId by, String announcement) {
        jdbc.sql("""
                        insert into campaign_announcement (campaign_key, person, announcement, announced_at)
                        values (:key, :person, :announcement, :now)
                        """)
                .param("key", key.value())
                .param("person", by.value())
                .param("announcement", announcement)
                .param("now", Timestamp.from(house.now()))
                .update();
        events.publishEvent(new LaunchAnnounced(key, Optional.of(by), Optional.of(announcement)));
    }

    /** The latest of each department, in the order of {@link Department}. */
    @Transactional(readOnly = true)
    public List<Preparation> preparations(CampaignKey key) {
        return jdbc.sql("""
                        select distinct on (department) department, person, result from campaign_preparation
                        where campaign_key = :key order by department, id desc
                        """)
                .param("key", key.value())
                .query((row, index) -> new Preparation(
                        Department.valueOf(row.getString("department")),
                        new PersonId(row.getString("person")),
                        row.getString("result")))
                .list();
    }

    /** The latest of each department, in the order of {@link Department}. */
    @Transactional(readOnly = true)
    public List<Go> decisions(CampaignKey key) {
        return jdbc.sql("""
                        select distinct on (department) department, person, decision,
                               array_to_string(redo, ',') as redo, reason
                        from campaign_go where campaign_key = :key order by department, id desc
                        """)
                .param("key", key.value())
                .query((row, index) -> new Go(
                        Department.valueOf(row.getString("department")),
                        new PersonId(row.getString("person")),
                        !NO_GO.equals(row.getString("decision")),
                        departments(row.getString("redo")),
                        row.getString("reason")))
                .list();
    }

    private static Set<Department> departments(String names) {
        Set<Department> found = java.util.EnumSet.noneOf(Department.class);
        for (String name : names.split(",")) {
            if (!name.isEmpty()) {
                found.add(Department.valueOf(name));
            }
        }
        return found;
    }
}
