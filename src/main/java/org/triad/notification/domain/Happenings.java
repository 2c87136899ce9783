package org.triad.notification.domain;

import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.triad.kernel.CampaignEvent;
import org.triad.kernel.PersonId;
import org.triad.workflow.TaskEvents.EndedUnanswered;
import org.triad.workflow.TaskEvents.RungReached;
import org.triad.workflow.TaskEvents.TaskAssigned;
import org.triad.workflow.TaskEvents.TaskAtHand;
import org.triad.workflow.TaskEvents.TaskReleased;

/** Listens to what happens to tasks and campaigns, in the transaction in which it happens. */
@Component
class Happenings {

    /** The events people may hear of, as the table names them: those of tasks, and those of campaigns by their name. */
    static final Set<String> WORDS = words();

    /** A login after an at sign that begins a word: {@code @elena}. */
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}._@-])@([\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,62}[\\p{L}\\p{N}])?)");

    private static final int MOST_MENTIONS = 20;
    private static final String MENTIONED = "mentioned";

    private final Outbox outbox;
    private final Clock clock;

    Happenings(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void assigned(TaskAssigned event) {
        add(
                event.task(),
                "taskAssigned",
                "assigned/" + clock.instant(),
                event.to().map(Set::of).orElse(Set.of()),
                event.by());
    }

    @EventListener
    void reached(RungReached event) {
        String word =
                switch (event.rung()) {
                    case DUE_SOON -> "dueSoon";
                    case OVERDUE -> "overdue";
                    case ESCALATED -> "escalated";
                };
        // A ladder that names nobody at this moment reminds nobody; it must not fall back on the department.
        if (!event.recipients().isEmpty()) {
            add(event.task(), word, "rung/" + event.number(), event.recipients(), Optional.empty());
        }
    }

    @EventListener
    void released(TaskReleased event) {
        add(event.task(), "taskReleased", "released/" + clock.instant(), Set.of(event.from()), Optional.empty());
    }

    @EventListener
    void unanswered(EndedUnanswered event) {
        add(
                event.task(),
                "endedUnanswered",
                "unanswered",
                event.assignee().map(Set::of).orElse(Set.of()),
                Optional.empty());
    }

    private void add(TaskAtHand task, String word, String step, Set<PersonId> concerned, Optional<PersonId> by) {
        Map<String, Object> facts = new HashMap<>(Map.of("task", task.name()));
        task.due().ifPresent(due -> facts.put("due", due.toString()));
        if (concerned.size() == 1) {
            facts.put("to", concerned.iterator().next().value());
        }
        outbox.add(new Occasion(
                "task/" + task.id() + "/" + step,
                word,
                task.campaign(),
                Optional.of(task.id()),
                task.department(),
                "",
                concerned,
                task.groups(),
                by,
                clock.instant(),
                facts));
    }

    @EventListener
    void happened(CampaignEvent event) {
        String word = StringUtils.uncapitalize(event.getClass().getSimpleName());
        if (WORDS.contains(word)) {
            add(event, word, Set.of());
        }
        Set<PersonId> mentioned = event.words().map(Happenings::mentioned).orElse(Set.of());
        if (!mentioned.isEmpty()) {
            add(event, MENTIONED, mentioned);
        }
    }

    private void add(CampaignEvent event, String word, Set<PersonId> concerned) {
        String department = event.department().map(each -> each.key() + "/").orElse("");
        Map<String, Object> facts = new HashMap<>(Map.of("act", event.getClass().getSimpleName()));
        event.words().filter(words -> !words.isBlank()).ifPresent(words -> facts.put("words", words));
        outbox.add(new Occasion(
                "campaign/%s/%s/%s%s".formatted(event.campaign(), word, department, clock.instant()),
                word,
                Optional.of(event.campaign()),
                Optional.empty(),
                event.department(),
                event.outcome().orElse(""),
                concerned,
                Set.of(),
                event.by(),
                clock.instant(),
                facts));
    }

    private static Set<PersonId> mentioned(String words) {
        return MENTION.matcher(words)
                .results()
                .limit(MOST_MENTIONS)
                .map(found -> new PersonId(found.group(1)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> words() {
        Set<String> words = new LinkedHashSet<>(Set.of(
                "taskAssigned", "dueSoon", "overdue", "escalated", "taskReleased", "endedUnanswered", MENTIONED));
        words.addAll(SyncNews.WORDS);
        words.add(CoverNews.WORD);
        words.addAll(CampaignWords.ALL);
        return Collections.unmodifiableSet(words);
    }
}
