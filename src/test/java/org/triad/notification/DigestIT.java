package org.triad.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.CampaignKey;
import org.triad.notification.domain.Digests;
import org.triad.testing.Crowd;
import org.triad.testing.Journeys;
import org.triad.testing.StatementCount;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** One message each working morning, to whom there is something to say. */
@TriadTest
class DigestIT {

    private static final Instant MONDAY = Instant.parse("2031-03-03T06:30:00Z");
    private static final Instant SUNDAY = Instant.parse("2031-03-02T06:30:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Digests digests;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    @AfterEach
    void nobodyHasHadOne() {
        jdbc.sql("delete from notification_message where kind = 'DIGEST' or state in ('DIGEST', 'DIGESTED')")
                .update();
        jdbc.sql("delete from notification_preference").update();
    }

    @Test
    void saysWhatIsOverdueWhatIsWaitedForAndWhatWasKeptBack() throws IOException {
        Visitor.withPassword(port, "elena").put("/api/preferences", "{\"kinds\":{\"stageReached\":\"DIGEST\"}}");
        CampaignKey key = journeys.inReview().campaign();

        assertThat(digests.write(MONDAY)).isPositive();

        JsonNode elena = sections("elena");
        assertThat(titles(elena)).containsExactly("overdue", "waiting", "news");
        assertThat(elena.get(0).path("items").get(0).path("path").asText()).startsWith("/camunda/app/tasklist/");
        assertThat(elena.get(2).path("items").findValuesAsText("text"))
                .containsExactly(key + " Stage reached: Draft", key + " Stage reached: Review");
        assertThat(elena.get(2).path("items").get(0).path("path").asText()).isEqualTo("/campaigns/" + key);
        assertThat(titles(sections("mara"))).contains("waiting").doesNotContain("news");
        assertThat(jdbc.sql(
                                "select distinct state from notification_message where recipient = 'elena' and campaign_key = :key and kind = 'STAGE_REACHED'")
                        .param("key", key.value())
                        .query(String.class)
                        .list())
                .containsExactly("DIGESTED");
        long id = jdbc.sql("select id from notification_message where kind = 'DIGEST' and recipient = 'elena'")
                .query(Long.class)
                .single();
        assertThat(Visitor.signedIn(port, "elena").get("/outbox/" + id).body())
                .contains("Your day", "Overdue", "Waiting on others", "What happened", key + " Stage reached: Review")
                .doesNotContain("??");
    }

    @Test
    void comesOnceADayAndNotToWhomItIsSwitchedOff() {
        Visitor.withPassword(port, "jonas").put("/api/preferences", "{\"kinds\":{\"digest\":\"NEVER\"}}");
        journeys.inReview();

        assertThat(digests.write(MONDAY)).isPositive();
        assertThat(digests.write(MONDAY.plusSeconds(3600))).isZero();

        assertThat(jdbc.sql("select recipient from notification_message where kind = 'DIGEST'")
                        .query(String.class)
                        .list())
                .contains("mara", "elena")
                .doesNotContain("jonas", "nico", "admin")
                .doesNotHaveDuplicates();
    }

    /** However many campaigns wait for something: one more must not cost a statement more. */
    @Test
    void takesAsManyStatementsForThousandsOfCampaigns() {
        CampaignKey key = journeys.inReview().campaign();
        int few = StatementCount.of(() -> digests.write(MONDAY)).size();
        nobodyHasHadOne();
        Crowd crowd = new Crowd(jdbc, key, 2000);
        try {
            List<String> many = StatementCount.of(() -> digests.write(MONDAY));

            assertThat(many).hasSize(few).hasSizeLessThan(15);
        } finally {
            crowd.close();
        }
    }

    @Test
    void doesNotComeWhereNobodyWorks() {
        journeys.inReview();

        assertThat(digests.write(SUNDAY)).isZero();
    }

    private JsonNode sections(String recipient) throws IOException {
        return json.readTree(jdbc.sql(
                                "select facts from notification_message where kind = 'DIGEST' and recipient = :recipient")
                        .param("recipient", recipient)
                        .query(String.class)
                        .single())
                .path("sections");
    }

    private static List<String> titles(JsonNode sections) {
        List<String> titles = new ArrayList<>();
        sections.forEach(section -> titles.add(section.path("title").asText()));
        return titles;
    }
}
