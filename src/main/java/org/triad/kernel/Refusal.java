package org.triad.kernel;

import java.util.List;

/**
 * Triad does not do what was asked, and nothing has changed. The message is a sentence for the person who asked; it reaches them
 * unchanged through every door: page, REST interface and Tasklist.
 */
public class Refusal extends RuntimeException {

    /** Why something is refused; the doors turn it into a status. */
    public enum Kind {
        /** What was entered breaks a rule. */
        INVALID,
        /** This person may not do it. */
        FORBIDDEN,
        /** There is no such thing, or it is not for this person to know. */
        UNKNOWN,
        /** It was right a moment ago, or would be right at another time. */
        CONFLICT
    }

    /**
     * One thing to correct.
     *
     * @param field the form's field key
     * @param sentence what is wrong and what would be right
     */
    public record Violation(String field, String sentence) {}

    private final Kind kind;
    private final transient List<Violation> violations;

    public Refusal(Kind kind, String sentence, List<Violation> violations) {
        super(sentence);
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    /** What was entered breaks rules, one or more. */
    public static Refusal invalid(List<Violation> violations) {
        return new Refusal(
                Kind.INVALID,
                String.join(" ", violations.stream().map(Violation::sentence).toList()),
                violations);
    }

    public static Refusal invalid(String field, String sentence) {
        return invalid(List.of(new Violation(field, sentence)));
    }

    public static Refusal forbidden(String sentence) {
        return new Refusal(Kind.FORBIDDEN, sentence, List.of());
    }

    public static Refusal unknown(String sentence) {
        return new Refusal(Kind.UNKNOWN, sentence, List.of());
    }

    public static Refusal conflict(String sentence) {
        return new Refusal(Kind.CONFLICT, sentence, List.of());
    }

    public Kind kind() {
        return kind;
    }

    /** What to correct, field by field; empty unless the refusal is {@link Kind#INVALID}. */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }

    /** A refusal is an answer, not a fault: nobody reads its stack. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
