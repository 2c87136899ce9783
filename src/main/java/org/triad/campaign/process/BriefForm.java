package org.triad.campaign.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.triad.campaign.Brief;
import org.triad.kernel.Refusal;
import org.triad.workflow.FormContents;

/** The brief's fields in the forms that propose and write it. */
final class BriefForm {

    private BriefForm() {}

    static Brief read(Function<String, Optional<String>> answer, Function<String, List<String>> choices) {
        return new Brief(
                answer.apply("name").orElse(null),
                answer.apply("objective").orElse(null),
                answer.apply("audience").orElse(null),
                answer.apply("customerNeed").orElse(null),
                answer.apply("message").orElse(null),
                choices.apply("channels"),
                number(answer.apply("budget")),
                answer.apply("currency").orElse(null),
                date("launchDate", answer.apply("launchDate")),
                date("endDate", answer.apply("endDate")));
    }

    static void prefill(FormContents contents, java.util.function.Supplier<Brief> brief) {
        contents.field("name", () -> brief.get().name());
        contents.field("objective", () -> brief.get().objective());
        contents.field("audience", () -> brief.get().audience());
        contents.field("customerNeed", () -> brief.get().customerNeed());
        contents.field("message", () -> brief.get().message());
        contents.field("channels", () -> brief.get().channels());
        contents.field("budget", () -> brief.get().budget().doubleValue());
        contents.field("currency", () -> brief.get().currency());
        contents.field("launchDate", () -> brief.get().launchDate().toString());
        contents.field("endDate", () -> brief.get().endDate().toString());
    }

    private static BigDecimal number(Optional<String> text) {
        try {
            return text.map(BigDecimal::new).orElse(null);
        } catch (NumberFormatException notANumber) {
            throw Refusal.invalid("budget", "The budget must be a number.");
        }
    }

    private static LocalDate date(String field, Optional<String> text) {
        try {
            return text.map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException notADate) {
            throw Refusal.invalid(field, "“%s” is not a date such as 2027-03-31.".formatted(text.orElse("")));
        }
    }
}
