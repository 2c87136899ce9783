package org.triad.notification.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.triad.notification.domain.LoopedIn.Call;
import org.triad.workflow.WorkflowSettings;

/**
 * Turns occasions into messages and posts: one statement for a whole transaction, however many recipients. Who has gone hears nothing, nor
 * who did it, nor who does not want to; who is in two audiences hears once. A department's channel hears what concerns the department, in
 * the kinds it takes; a webhook hears the campaign events it is subscribed to, whoever else hears of them. What is told to somebody about a task
 * is told to their covers while they are away, but for what speaks of them alone.
 */
@Repository
class Outbox {

    private static final String INSERT = """
            with said as (
                select * from jsonb_to_recordset(?::jsonb) as said (place int, occasion text, kind text, event text, audience text,
                         campaign text, task text, department text, person text, headline text, facts jsonb, at timestamptz,
                         people text[], groups text[], departments text[])
            ), told as (
                insert into notification_post (destination, occasion, event, kind, campaign_key, task_id, department, person, headline,
                                               facts, created_at, since, due_at, state)
                select distinct on (d.id, occasion)
                       d.id, occasion, event, kind, campaign, task, said.department, person, headline,
                       facts || jsonb_build_object('name', c.name, 'stage', c.stage, 'state', c.state), at, at, at, 'WAITING'
                from said
                    join (select * from notification_destination where active for key share skip locked) d on case
                        when kind is null then d.format = 'WEBHOOK' and event = any (d.topics)
                        else d.format <> 'WEBHOOK' and kind = any (d.topics) and d.department = any (departments) end
                    left join campaign c on c.key = campaign
                order by d.id, occasion, place
                on conflict (occasion, destination) do nothing
            ), heard as (
                select said.*, recipient from said cross join lateral (
                    select unnest(said.people) as recipient
                    union select away.cover_id from people_away((said.at at time zone ?)::date) as away
                        where said.audience = 'CONCERNED' and said.task is not null and said.event <> 'taskReleased'
                            and away.person_id = any (said.people)
                            and (away.named or said.department is null or away.department = lower(said.department))
                    union select user_id_ from act_id_membership where group_id_ = any (said.groups)
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
                   case heard.kind when 'ACCOUNT' then at else notification_wakes(at, quiet_from, quiet_to, ?) end
            from heard
                join act_id_user on id_ = recipient
                left join people_account a on a.person_id = recipient
                left join notification_preference p on p.person_id = recipient and p.kind = heard.kind
                left join notification_quiet q on q.person_id = recipient
            where a.deactivated_at is null and recipient is distinct from person and coalesce(delivery, 'AT_ONCE') <> 'NEVER'
            order by occasion, recipient, place
            on conflict (occasion, recipient) do nothing
            """;

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
        occasions.forEach(occasion -> {
            calls(occasion).forEach(call -> said.add(new Said(occasion, Optional.of(call))));
            if (CampaignWords.ALL.contains(occasion.event())) {
                said.add(new Said(occasion, Optional.empty()));
            }
        });
        if (said.isEmpty()) {
            return;
        }
        template.update(
                INSERT,
                written(IntStream.range(0, said.size())
                        .mapToObj(place -> said.get(place)
                                .row(place, headlines.of(said.get(place).occasion())))
                        .toList()),
                settings.zone().getId(),
                server.isConfigured() ? "WAITING" : "CAPTURED",
                settings.zone().getId());
    }

    /**
     * Whoever may change the table must not be able to keep from somebody what happens to their account, nor from whoever looks after a
     * channel that it is off.
     */
    private List<Call> calls(Occasion occasion) {
        if (AccountNews.WORDS.contains(occasion.event())) {
            return List.of(new Call(MessageKind.ACCOUNT, Audience.CONCERNED));
        }
        return occasion.event().equals(DestinationNews.WORD)
                ? List.of(new Call(MessageKind.SWITCHED_OFF, Audience.CONCERNED))
                : loopedIn.of(occasion.event(), occasion.outcome());
    }

    private String written(List<Said.Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
