package org.triad.people.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.triad.kernel.Refusal;

/** Sentences by field, for a form that is shown again. */
final class Violations {

    private Violations() {}

    /** Throws on what is not to be corrected in the form. */
    static Map<String, String> of(Refusal refusal) {
        if (refusal.kind() != Refusal.Kind.INVALID) {
            throw refusal;
        }
        Map<String, String> errors = new LinkedHashMap<>();
        refusal.violations()
                .forEach(violation ->
                        errors.merge(violation.field(), violation.sentence(), (one, other) -> one + " " + other));
        return errors;
    }
}
