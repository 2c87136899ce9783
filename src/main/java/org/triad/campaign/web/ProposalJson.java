package org.triad.campaign.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.triad.campaign.Brief;
import org.triad.campaign.Priority;
import org.triad.campaign.Proposal;

/** A proposal as JSON: the brief's fields and, where they differ from the leads, the people of the triad. */
@Schema(name = "Proposal")
record ProposalJson(
        String name,
        String objective,
        String audience,
        String customerNeed,
        String message,
        @Schema(example = "[\"email\",\"events\"]") List<String> channels,
        BigDecimal budget,
        @Schema(example = "EUR") String currency,
        LocalDate launchDate,
        LocalDate endDate,

        @Schema(description = "Login or e-mail address; without it the proposer")
        String marketingPerson,

        @Schema(description = "Login or e-mail address; without it the lead of Sales")
        String salesPerson,

        @Schema(description = "Login or e-mail address; without it the lead of Service")
        String servicePerson,

        @Schema(example = "normal", description = "normal or high; without it normal")
        String priority) {

    Proposal toProposal() {
        return new Proposal(
                new Brief(
                        stripped(name),
                        stripped(objective),
                        stripped(audience),
                        stripped(customerNeed),
                        stripped(message),
                        channels == null ? List.of() : channels,
                        budget,
                        currency,
                        launchDate,
                        endDate),
                named(marketingPerson),
                named(salesPerson),
                named(servicePerson),
                Priority.of(named(priority)));
    }

    private static String stripped(String text) {
        return text == null ? null : text.strip();
    }

    private static Optional<String> named(String person) {
        return Optional.ofNullable(person).map(String::strip).filter(text -> !text.isEmpty());
    }
}
