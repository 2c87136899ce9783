package org.triad.insight.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.triad.conversation.Timeline.Entry;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.Person;
import org.triad.workflow.Lifecycle.Stage;

/**
 * One line of the timeline.
 *
 * @param face who did it; empty where the process itself did
 * @param act goes on after the name: {@code proposed the campaign}
 * @param outcome key of what came of it, where it is not part of the sentence
 * @param words what the person wrote, where it is not part of the sentence
 */
record Happening(
        long id,
        Instant at,
        Optional<Face> face,
        String act,
        Optional<String> outcome,
        String outcomeLabel,
        Optional<String> words) {

    /** Acts whose sentence says the outcome. */
    private static final Set<String> SAY_OUTCOME = Set.of("StageReached", "SaleClosed");

    /** Acts whose sentence says the words. */
    private static final Set<String> SAY_WORDS = Set.of("CampaignProposed", "RoundSealed", "TriadChanged");

    static Happening of(Entry entry, Map<PersonId, Person> people, Map<String, Stage> stages, MessageSource messages) {
        String outcome =
                entry.outcome().map(key -> label(key, stages, messages)).orElse("");
        String act = messages.getMessage(
                "timeline." + entry.act(),
                new Object[] {
                    outcome,
                    entry.department().map(Department::label).orElse(""),
                    entry.words().orElse("")
                },
                entry.act(),
                LocaleContextHolder.getLocale());
        return new Happening(
                entry.id(),
                entry.at(),
                entry.by().map(person -> Face.of(person, people)),
                act,
                entry.outcome().filter(key -> !SAY_OUTCOME.contains(entry.act())),
                outcome,
                entry.words().filter(text -> !SAY_WORDS.contains(entry.act()) && !text.isBlank()));
    }

    private static String label(String key, Map<String, Stage> stages, MessageSource messages) {
        return stages.containsKey(key)
                ? stages.get(key).name()
                : messages.getMessage("outcome." + key, null, key, LocaleContextHolder.getLocale());
    }
}
