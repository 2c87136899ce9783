package org.triad.audit.web;

import java.util.Map;
import org.triad.audit.AuditEntry;
import org.triad.kernel.PersonId;
import org.triad.people.Person;

/**
 * One entry as the page shows it.
 *
 * @param who name of the person, their login where they have gone, empty where there was nobody
 * @param what the act in words
 * @param outcome in words, or empty
 */
record AuditRow(AuditEntry entry, String who, String what, String outcome) {

    static AuditRow of(AuditEntry entry, Map<PersonId, Person> named, ActWords words) {
        String who = entry.person()
                .map(id -> named.containsKey(id) ? named.get(id).name() : id.value())
                .orElse("");
        return new AuditRow(
                entry,
                who,
                words.act(entry.act()),
                entry.outcome().map(words::outcome).orElse(""));
    }
}
