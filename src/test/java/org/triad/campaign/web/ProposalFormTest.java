package org.triad.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.triad.campaign.Proposal;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;

class ProposalFormTest {

    @Test
    void whatWasTypedBecomesAProposal() {
        Proposal proposal =
                form("12000.50", "2027-03-01", "2027-05-31", "jonas").toCommand();

        assertThat(proposal.brief().name()).isEqualTo("Upgrade autumn");
        assertThat(proposal.brief().objective()).isEqualTo("One\nTwo");
        assertThat(proposal.brief().budget()).isEqualTo(new BigDecimal("12000.50"));
        assertThat(proposal.brief().launchDate()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(proposal.salesPerson()).contains("jonas");
        assertThat(proposal.servicePerson()).isEmpty();
    }

    @Test
    void whatIsMissingIsLeftToTheCampaignToRefuse() {
        Proposal proposal = form("", "", "", "").toCommand();

        assertThat(proposal.brief().budget()).isNull();
        assertThat(proposal.brief().launchDate()).isNull();
    }

    @Test
    void whatCannotBeReadIsRefusedFieldByField() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> form("much", "tomorrow", "2027-02-30", "").toCommand())
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(Violation::field)
                        .containsExactly("budget", "launchDate", "endDate"));
    }

    private static ProposalForm form(String budget, String launch, String end, String salesPerson) {
        return new ProposalForm(
                " Upgrade autumn ",
                "One\r\nTwo",
                null,
                null,
                null,
                List.of("email"),
                budget,
                "EUR",
                launch,
                end,
                null,
                salesPerson,
                " ",
                null);
    }
}
