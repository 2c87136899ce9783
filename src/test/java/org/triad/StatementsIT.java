package org.triad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.triad.people.Accounts;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.SomePerson;
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

    @Autowired
    private Accounts accounts;

    @Autowired
    private ObjectProvider<ApplicationRunner> runners;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc mvc;

    @Autowired
    void lookAt(WebApplicationContext context) {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

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

    /** However many rows: an entry or a person more must not cost a statement more. */
    @Test
    @WithMockUser("admin")
    void aPageOfTheAuditLogAndOneOfPeople() {
        for (String page : List.of("/audit", "/audit?size=10", "/people", "/people?q=a", "/api/audit", "/api/people")) {
            open(page);
            int before = StatementCount.of(() -> open(page)).size();
            IntStream.range(0, 12).forEach(number -> SomePerson.in(accounts, "sales"));
            journeys.inReview();

            List<String> after = StatementCount.of(() -> open(page));

            assertThat(after).as(page + ": " + after).hasSize(before);
            assertThat(before).as(page).isBetween(1, 16);
        }
    }

    /** In this thread, in which the statements are counted. */
    private void open(String page) {
        try {
            mvc.perform(get(URI.create(page))).andExpect(status().isOk());
        } catch (Exception failure) {
            throw new AssertionError(page, failure);
        }
    }

    @Test
    void anActReadsTheCampaignOnceAndItsAuthorsOnce() {
        Journey campaign = journeys.inReview();

        assertThat(StatementCount.of(() -> campaign.salesSays("endorse", "")))
                .filteredOn(sql -> sql.contains("campaign_round"))
                .hasSize(1);
    }

    /** What the first start has made is looked up and not written again: nobody asked for an act of the audit log. */
    @Test
    void startingOnceMoreOnWhatIsThere() {
        String acts = "select count(*) from audit_entry where door = 'START'";
        startOnceMore();
        Integer before = jdbc.sql(acts).query(Integer.class).single();

        costsAtMost(30, this::startOnceMore);

        assertThat(jdbc.sql(acts).query(Integer.class).single()).isEqualTo(before);
        assertThat(StatementCount.of(this::startOnceMore))
                .noneMatch(sql -> sql.toLowerCase(Locale.ROOT).matches("\\s*(insert|update|delete).*"));
    }

    private void startOnceMore() {
        runners.orderedStream()
                .filter(runner -> runner.getClass().getPackageName().startsWith("org.triad"))
                .forEach(runner -> {
                    try {
                        runner.run(new DefaultApplicationArguments());
                    } catch (Exception failure) {
                        throw new AssertionError(failure);
                    }
                });
    }

    private static void costsAtMost(int statements, Runnable act) {
        List<String> sent = StatementCount.of(act);

        assertThat(sent.size())
                .as(() -> String.join(System.lineSeparator(), sent))
                .isLessThanOrEqualTo(statements)
                .isPositive();
    }
}
