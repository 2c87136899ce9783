package org.triad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.CampaignKey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** The log as administrators read it, and nobody else. */
@TriadTest
class AuditPageIT {

    private static final int ROWS = 1_234;

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @ParameterizedTest
    @CsvSource({"mara", "ben", "jonas", "elena", "priya", "nico"})
    void nobodyButAnAdministratorReadsIt(String login) {
        Visitor signedIn = Visitor.signedIn(port, login);

        assertThat(signedIn.status("/audit")).isEqualTo(403);
        assertThat(signedIn.status("/audit/export.csv")).isEqualTo(403);
        assertThat(Visitor.withPassword(port, login).status("/api/audit")).isEqualTo(403);
        assertThat(signedIn.get("/profile").body()).doesNotContain("href=\"/audit\"");
    }

    @Test
    void anAdministratorFindsWhatHappenedToACampaignAndGoesOnToIt() {
        CampaignKey key = journeys.inReview().campaign();
        Visitor admin = Visitor.signedIn(port, "admin");

        String page = admin.get("/audit?about=" + key).body();

        assertThat(page)
                .contains("completed a task", "“Write brief”", "Mara Lindqvist", "href=\"/campaigns/" + key + "\"")
                .contains("href=\"/audit/export.csv?about=" + key + "\"", "<time datetime=\"")
                .doesNotContain("??");
        assertThat(admin.get("/profile").body()).contains("href=\"/audit\"");
    }

    @Test
    void conditionsHoldTogether() throws IOException {
        CampaignKey key = journeys.inReview().campaign();
        Visitor admin = Visitor.withPassword(port, "admin");
        String about = "/api/audit?limit=1000&about=" + key;

        assertThat(acts(admin, about + "&who=mara&what=Task.Complete")).containsExactly("Task.Complete");
        assertThat(acts(admin, about + "&who=jonas&what=Task.Complete")).isEmpty();
        assertThat(acts(admin, about + "&door=cockpit")).isEmpty();
        assertThat(acts(admin, about + "&from=2000-01-01T00:00:00Z&to=2001-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(acts(admin, about + "&from=2000-01-01T00:00:00Z&to=2999-01-01T00:00:00Z"))
                .contains("CampaignProposed", "BriefFinished");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/audit?door=window, 400, There is no such door.",
        "/api/audit?from=yesterday, 400, is not a value",
        "/api/audit?limit=0, 400, from 1 to",
        "/audit?from=yesterday, 200, takes a day such as",
        "/audit/export.csv?to=31.12.2027, 400, takes a day such as",
        "/audit?what=Nothing.At.All, 200, Nothing matches"
    })
    void whatCannotBeReadIsSaid(String path, int status, String sentence) {
        Visitor admin = path.startsWith("/api") ? Visitor.withPassword(port, "admin") : Visitor.signedIn(port, "admin");

        HttpResponse<String> answer = admin.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence).doesNotContain("??");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() throws IOException {
        String subject = manyEntries();
        Visitor admin = Visitor.withPassword(port, "admin");
        List<Long> ids = new ArrayList<>();

        for (String next = ""; next != null; ) {
            JsonNode page = json.readTree(
                    admin.get("/api/audit?limit=100&about=" + subject + next).body());
            page.path("entries").forEach(entry -> ids.add(entry.path("id").asLong()));
            next = page.path("next").isNumber() ? "&before=" + page.path("next").asLong() : null;
        }

        assertThat(ids)
                .hasSize(ROWS)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    void thePageGoesOnWithOlderEntriesAndBack() {
        String subject = manyEntries();
        Visitor admin = Visitor.signedIn(port, "admin");

        String first = admin.get("/audit?about=" + subject).body();
        Matcher older =
                Pattern.compile("href=\"(/audit\\?about=[^\"]+before=\\d+)\"").matcher(first);
        assertThat(older.find()).isTrue();
        String second = admin.get(older.group(1).replace("&amp;", "&")).body();

        assertThat(first).contains("number 1234").doesNotContain("number 1184<");
        assertThat(second).contains("number 1184", "Newest").doesNotContain("number 1185<");
    }

    @Test
    void theExportHasEveryEntryOfTheFilterAndNoFormula() throws IOException {
        String subject = manyEntries();
        jdbc.sql(
                        "insert into audit_entry (at, door, act, about, detail) values (now(), 'PAGE', 'Test.Many', :about, '=1+1')")
                .param("about", subject)
                .update();

        HttpResponse<String> file = Visitor.signedIn(port, "admin").get("/audit/export.csv?about=" + subject);

        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"audit.csv\"");
        try (CSVParser rows = CSVParser.builder()
                .setReader(new StringReader(file.body().substring(1)))
                .setFormat(CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())
                .get()) {
            List<CSVRecord> records = rows.getRecords();
            assertThat(records)
                    .hasSize(ROWS + 1)
                    .allMatch(row -> row.get("about").equals(subject));
            assertThat(records.get(0).get("detail")).isEqualTo("'=1+1");
            assertThat(records.get(ROWS).get("detail")).isEqualTo("number 1");
        }
    }

    /** Entries about a subject of their own, so that other tests do not disturb. */
    private String manyEntries() {
        String subject = "many-" + java.util.UUID.randomUUID();
        jdbc.sql("""
                        insert into audit_entry (at, door, act, about, detail)
                        select now(), 'ENGINE', 'Test.Many', :about, 'number ' || n from generate_series(1, :rows) n
                        """).param("about", subject).param("rows", ROWS).update();
        return subject;
    }

    private List<String> acts(Visitor visitor, String path) throws IOException {
        List<String> acts = new ArrayList<>();
        json.readTree(visitor.get(path).body())
                .path("entries")
                .forEach(entry -> acts.add(entry.path("act").asText()));
        return acts;
    }
}
