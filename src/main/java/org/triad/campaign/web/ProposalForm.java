package org.triad.campaign.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.triad.campaign.Brief;
import org.triad.campaign.Priority;
import org.triad.campaign.Proposal;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;

/** A proposal as it was typed. It is kept as text so that what cannot be read can be shown again. */
record ProposalForm(
        String name,
        String objective,
        String audience,
        String customerNeed,
        String message,
        List<String> channels,
        String budget,
        String currency,
        String launchDate,
        String endDate,
        String marketingPerson,
        String salesPerson,
        String servicePerson,
        String priority) {

    ProposalForm {
        name = typed(name);
        objective = typed(objective);
        audience = typed(audience);
        customerNeed = typed(customerNeed);
        message = typed(message);
        channels = channels == null ? List.of() : List.copyOf(channels);
        budget = typed(budget);
        currency = typed(currency);
        launchDate = typed(launchDate);
        endDate = typed(endDate);
        marketingPerson = typed(marketingPerson);
        salesPerson = typed(salesPerson);
        servicePerson = typed(servicePerson);
        priority = typed(priority);
    }

    /** An empty form in which the people who are usually accountable are chosen. */
    static ProposalForm startingWith(String marketingPerson, String salesPerson, String servicePerson) {
        return new ProposalForm(
                "",
                "",
                "",
                "",
                "",
                List.of(),
                "",
                "EUR",
                "",
                "",
                marketingPerson,
                salesPerson,
                servicePerson,
                "normal");
    }

    /**
     * @throws Refusal naming each field that cannot be read; whether what can be read is right is decided by the campaign
     */
    Proposal toCommand() {
        List<Violation> unreadable = new ArrayList<>();
        Proposal proposal = new Proposal(
                new Brief(
                        name,
                        objective,
                        audience,
                        customerNeed,
                        message,
                        channels,
                        amount(unreadable),
                        currency,
                        date("launchDate", launchDate, unreadable),
                        date("endDate", endDate, unreadable)),
                given(marketingPerson),
                given(salesPerson),
                given(servicePerson),
                Priority.of(given(priority)));
        if (!unreadable.isEmpty()) {
            throw Refusal.invalid(unreadable);
        }
        return proposal;
    }

    private BigDecimal amount(List<Violation> unreadable) {
        try {
            return budget.isEmpty() ? null : new BigDecimal(budget);
        } catch (NumberFormatException notANumber) {
            unreadable.add(new Violation("budget", "The budget must be a number such as 12000 or 12000.50."));
            return null;
        }
    }

    private static LocalDate date(String field, String text, List<Violation> unreadable) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            unreadable.add(new Violation(field, "“%s” is not a date such as 2027-03-31.".formatted(text)));
            return null;
        }
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(person -> !person.isEmpty());
    }

    private static String typed(String text) {
        return text == null ? "" : text.strip().replace("\r\n", "\n");
    }
}
