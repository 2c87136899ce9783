package org.triad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.StatementCount;
import org.triad.testing.TriadTest;

/**
 * What an act costs in statements, so that it does not creep; how long it takes is the benchmark's business. One of
 * them writes the messages of the act, however many; the timer drawn at each task makes it a scope of its own, as it does
 * in the bare engine.
 */
@TriadTest
class StatementsIT {

    @Autowired
    private Journeys journeys;

    @BeforeEach
    void diagramsAndFormsHaveBeenReadBefore() {
        journeys.inLaunch();
    }

    @Test
    void aProposal() {
        costsAtMost(36, journeys::proposed);
    }

    @Test
    void aReviewTheOtherOneHasNotGivenYet() {
        Journey campaign = journeys.inReview();

        costsAtMost(42, () -> campaign.salesSays("endorse", ""));
    }

    @Test
    void theReviewThatDecidesTheRoundAndOpensThreePreparations() {
        Journey campaign = journeys.inReview().salesSays("endorse", "");

        costsAtMost(72, () -> campaign.serviceSays("endorse", ""));
    }

    @Test
    void anActReadsTheCampaignOnceAndItsAuthorsOnce() {
        Journey campaign = journeys.inReview();

        assertThat(StatementCount.of(() -> campaign.salesSays("endorse", "")))
                .filteredOn(sql -> sql.contains("campaign_round"))
                .hasSize(1);
    }

    private static void costsAtMost(int statements, Runnable act) {
        List<String> sent = StatementCount.of(act);

        assertThat(sent.size())
                .as(() -> String.join(System.lineSeparator(), sent))
                .isLessThanOrEqualTo(statements)
                .isPositive();
    }
}
