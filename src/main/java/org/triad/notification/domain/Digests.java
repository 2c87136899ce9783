package org.triad.notification.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.Absences;
import org.triad.people.Absences.Away;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;
import org.triad.workflow.WorkflowSettings;
import org.triad.workflow.WorkingTime;

/**
 * The morning's summary: on working days one message to everybody for whom there is something overdue, due today, waited for, or kept back
 * for it. However often it is written on a day, everybody gets one; however many campaigns there are, it takes as many statements.
 */
@Repository
public class Digests {

    private static final String INSERT = """
            insert into notification_message (occasion, recipient, kind, event, audience, headline, facts, created_at, state, due_at)
            select ?, recipient, 'DIGEST', 'digest', 'CONCERNED', 'Your day', facts, cast(? as timestamptz), ?,
                   notification_wakes(cast(? as timestamptz), quiet_from, quiet_to, ?)
            from unnest(?::text[], ?::jsonb[]) as morning (recipient, facts)
                join act_id_user on id_ = recipient
                left join people_account a on a.person_id = recipient
                left join notification_preference p on p.person_id = recipient and p.kind = 'DIGEST'
                left join notification_quiet q on q.person_id = recipient
            where a.deactivated_at is null and coalesce(delivery, 'AT_ONCE') <> 'NEVER'
            on conflict (occasion, recipient) do nothing
            returning recipient
            """;

    /** A running campaign: its triad hears what it waits for. */
    private record Running(CampaignKey key, String name, Set<String> triad) {}

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final OpenTasks tasks;
    private final People people;
    private final Absences absences;
    private final WorkingTime workingTime;
    private final MailServer server;
    private final WorkflowSettings settings;
    private final ObjectMapper json;

    Digests(
            JdbcTemplate template,
            JdbcClient jdbc,
            OpenTasks tasks,
            People people,
            Absences absences,
            WorkingTime workingTime,
            MailServer server,
            WorkflowSettings settings,
            ObjectMapper json) {
        this.template = template;
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.people = people;
        this.absences = absences;
        this.workingTime = workingTime;
        this.server = server;
        this.settings = settings;
        this.json = json;
    }

    /**
     * @return how many people get one now
     */
    @Transactional
    public int write(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, settings.zone());
        if (!workingTime.includes(day)) {
            return 0;
        }
        Map<String, Morning> mornings = new TreeMap<>();
        addTasks(now, mornings);
        List<Long> news = addNews(mornings);
        Map<PersonId, Person> names = names(mornings.values());
        String[] recipients = mornings.keySet().toArray(String[]::new);
        List<String> told = template.queryForList(
                INSERT,
                String.class,
                "digest/" + day,
                now.toString(),
                server.isConfigured() ? "WAITING" : "CAPTURED",
                now.toString(),
                settings.zone().getId(),
                recipients,
                mornings.values().stream().map(morning -> facts(morning, names)).toArray(String[]::new));
        if (!told.isEmpty()) {
            template.update("""
                    update notification_message set state = 'DIGESTED'
                    where state = 'DIGEST' and id = any (?) and recipient = any (?)
                    """, news.toArray(Long[]::new), told.toArray(String[]::new));
        }
        return told.size();
    }

    private void addTasks(Instant now, Map<String, Morning> mornings) {
        Map<Department, Set<String>> members = new EnumMap<>(Department.class);
        Arrays.stream(Department.values())
                .forEach(department -> members.put(
                        department,
                        people.membersOf(department).stream()
                                .map(person -> person.id().value())
                                .collect(Collectors.toCollection(TreeSet::new))));
        Map<PersonId, Away> away = absences.now();
        Map<CampaignKey, Running> running = running();
        tasks.forEach(task -> {
            Running campaign = running.get(task.campaign());
            if (campaign != null) {
                add(campaign, task, members, away, now, mornings);
            }
        });
    }

    private void add(
            Running campaign,
            OpenTask task,
            Map<Department, Set<String>> members,
            Map<PersonId, Away> away,
            Instant now,
            Map<String, Morning> mornings) {
        Set<String> owners = new TreeSet<>();
        task.assignee()
                .ifPresentOrElse(
                        person -> {
                            owners.add(person.value());
                            Optional.ofNullable(away.get(person)).stream()
                                    .flatMap(one -> one.coversAt(task.departments()).stream())
                                    .forEach(cover -> owners.add(cover.value()));
                        },
                        () -> task.departments().forEach(department -> owners.addAll(members.get(department))));
        String text = "%s %s: %s".formatted(campaign.key(), campaign.name(), task.name());
        Instant endOfDay = LocalDate.ofInstant(now, settings.zone())
                .plusDays(1)
                .atStartOfDay(settings.zone())
                .toInstant();
        task.due()
                .filter(due -> due.isBefore(endOfDay))
                .ifPresent(due -> owners.forEach(owner -> {
                    Morning morning = morning(owner, mornings);
                    String section = due.isBefore(now) ? "overdue" : "today";
                    morning.add(section, text, "due " + morning.moment(due), task.tasklistPath());
                }));
        String labels = task.assignee().isPresent()
                ? ""
                : task.departments().stream().map(Department::label).collect(Collectors.joining(", "));
        campaign.triad().stream().filter(person -> !owners.contains(person)).forEach(person -> {
            Morning morning = morning(person, mornings);
            morning.add(
                    "waiting",
                    text,
                    task.assignee(),
                    "%s, since %s".formatted(labels, morning.moment(task.since())),
                    "/campaigns/" + campaign.key());
        });
    }

    /** @return the ids of what is told; what is written meanwhile is told the next time */
    private List<Long> addNews(Map<String, Morning> mornings) {
        return jdbc.sql("""
                        select id, recipient, headline, campaign_key, task_id, created_at from notification_message
                        where state = 'DIGEST' order by id
                        """)
                .query((row, index) -> {
                    Morning morning = morning(row.getString("recipient"), mornings);
                    String campaign = row.getString("campaign_key");
                    morning.add(
                            "news",
                            (campaign == null ? "" : campaign + " ") + row.getString("headline"),
                            morning.moment(row.getTimestamp("created_at").toInstant()),
                            campaign == null ? "/campaigns" : "/campaigns/" + campaign);
                    return row.getLong("id");
                })
                .list();
    }

    private Map<CampaignKey, Running> running() {
        return jdbc
                .sql("""
                        select key, name, marketing_person, sales_person, service_person from campaign
                        where state = 'RUNNING'
                        """)
                .query((row, index) -> new Running(
                        new CampaignKey(row.getString("key")),
                        row.getString("name"),
                        new TreeSet<>(List.of(
                                row.getString("marketing_person"),
                                row.getString("sales_person"),
                                row.getString("service_person")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Running::key, Function.identity()));
    }

    private Map<PersonId, Person> names(Collection<Morning> mornings) {
        return people.named(mornings.stream().flatMap(Morning::named).collect(Collectors.toSet()));
    }

    private Morning morning(String person, Map<String, Morning> mornings) {
        return mornings.computeIfAbsent(person, nobodyYet -> new Morning(settings.zone()));
    }

    private String facts(Morning morning, Map<PersonId, Person> names) {
        try {
            return json.writeValueAsString(morning.facts(names));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
