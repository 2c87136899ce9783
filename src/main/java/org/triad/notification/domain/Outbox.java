package org.triad.notification.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.notification.domain.LoopedIn.Call;
import org.triad.workflow.WorkflowSettings;

/**
 * Turns occasions into messages: one statement for a whole transaction, however many recipients. Who has gone hears nothing, nor who did
 * it, nor who does not want to; who is in two audiences hears once.
 */
@Repository
class Outbox {

    private static final String INSERT = """
            with said as (
                select * from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                     ?::text[], ?::jsonb[], ?::timestamptz[], ?::text[], ?::text[])
                     as said (place, occasion, kind, event, audience, campaign, task, department, person, headline, facts, at, people, groups)
            ), heard as (
                select said.*, recipient from said cross join lateral (
                    select unnest(string_to_array(said.people, E'\\n')) as recipient
                    union select user_id_ from act_id_membership where group_id_ = any (string_to_array(said.groups, E'\\n'))
                    union select unnest(array[marketing_person, sales_person, service_person]) from campaign
                        where said.audience = 'TRIAD' and key = said.campaign
                    union select person_id from conversation_watch where said.audience = 'WATCHERS' and campaign_key = said.campaign
                ) as audience
            )
            insert into notification_message (occasion, recipient, kind, event, audience, campaign_key, task_id, department, person,
                                              headline, facts, created_at, state, due_at)
            select distinct on (occasion, recipient)
                   occasion, recipient, heard.kind, event, audience, campaign, task, department, person, headline, facts, at,
                   case coalesce(delivery, 'AT_ONCE') when 'DIGEST' then 'DIGEST' else ? end,
                   notification_wakes(at, quiet_from, quiet_to, ?)
            from heard
                join act_id_user on id_ = recipient
                left join people_account a on a.person_id = recipient
                left join notification_preference p on p.person_id = recipient and p.kind = heard.kind
                left join notification_quiet q on q.person_id = recipient
            where a.deactivated_at is null and recipient is distinct from person and coalesce(delivery, 'AT_ONCE') <> 'NEVER'
            order by occasion, recipient, place
            on conflict (occasion, recipient) do nothing
            """;

    /** An occasion for one audience, as a row of {@code said}. */
    private record Said(Occasion occasion, Call call) {

        /** Whom the audience names itself. */
        List<String> people() {
            return call.audience() == Audience.CONCERNED
                    ? occasion.concerned().stream().map(PersonId::value).toList()
                    : List.of();
        }

        /** The engine's groups that belong to the audience. */
        List<String> groups() {
            return switch (call.audience()) {
                case CONCERNED -> occasion.concerned().isEmpty() ? meant() : List.of();
                case DEPARTMENT -> members();
                case DEPARTMENT_LEADS ->
                    occasion.department().map(each -> List.of(each.leadsKey())).orElse(leads());
                case LEADS -> leads();
                case TRIAD, WATCHERS -> List.of();
            };
        }

        /** Leads are members, too. */
        private List<String> meant() {
            return occasion.groups().isEmpty()
                    ? members()
                    : occasion.groups().stream()
                            .flatMap(group -> Department.ofGroup(group).stream()
                                    .flatMap(department -> Stream.of(group, department.leadsKey())))
                            .distinct()
                            .toList();
        }

        private List<String> members() {
            return occasion.department()
                    .map(each -> List.of(each.key(), each.leadsKey()))
                    .orElse(leads());
        }

        private static List<String> leads() {
            return Arrays.stream(Department.values()).map(Department::leadsKey).toList();
        }
    }

    private final JdbcTemplate template;
    private final LoopedIn loopedIn;
    private final Headlines headlines;
    private final MailServer server;
    private final WorkflowSettings settings;
    private final ObjectMapper json;

    Outbox(
            JdbcTemplate template,
            LoopedIn loopedIn,
            Headlines headlines,
            MailServer server,
            WorkflowSettings settings,
            ObjectMapper json) {
        this.template = template;
        this.loopedIn = loopedIn;
        this.headlines = headlines;
        this.server = server;
        this.settings = settings;
        this.json = json;
    }

    /** Joins the caller's transaction; the messages are written at its end, or at once where there is none. */
    void add(Occasion occasion) {
        OccasionsOfTransaction.add(occasion, this::write);
    }

    private void write(List<Occasion> occasions) {
        List<Said> said = new ArrayList<>();
        occasions.forEach(occasion ->
                loopedIn.of(occasion.event(), occasion.outcome()).forEach(call -> said.add(new Said(occasion, call))));
        if (said.isEmpty()) {
            return;
        }
        Integer[] places = new Integer[said.size()];
        Arrays.setAll(places, place -> place);
        template.update(
                INSERT,
                places,
                column(said, row -> row.occasion().key()),
                column(said, row -> row.call().kind().name()),
                column(said, row -> row.occasion().event()),
                column(said, row -> row.call().audience().name()),
                column(said, row -> text(row.occasion().campaign(), CampaignKey::value)),
                column(said, row -> text(row.occasion().task(), Function.identity())),
                column(said, row -> text(row.occasion().department(), Department::name)),
                column(said, row -> text(row.occasion().by(), PersonId::value)),
                column(said, row -> headlines.of(row.occasion())),
                column(said, row -> facts(row.occasion())),
                column(said, row -> row.occasion().at().toString()),
                column(said, row -> joined(row.people())),
                column(said, row -> joined(row.groups())),
                server.isConfigured() ? "WAITING" : "CAPTURED",
                settings.zone().getId());
    }

    private String facts(Occasion occasion) {
        try {
            java.util.Map<String, Object> facts = new java.util.TreeMap<>(occasion.facts());
            if (!occasion.outcome().isEmpty()) {
                facts.put("outcome", occasion.outcome());
            }
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String joined(List<String> names) {
        return names.stream().collect(Collectors.joining("\n"));
    }

    private static <T> String text(Optional<T> value, Function<T, String> text) {
        return value.map(text).orElse(null);
    }

    private static String[] column(List<Said> said, Function<Said, String> value) {
        return said.stream().map(value).toArray(String[]::new);
    }
}
