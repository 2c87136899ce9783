package org.triad.sale.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.kernel.CampaignKey;
import org.triad.sale.SampleLeads;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

@TriadTest
class LeadsApiIT {

    @Autowired
    private Journeys journeys;

    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    @Test
    void importsAFileAndTellsHowFarItIs() throws Exception {
        String leads = leadsOf(journeys.inSale().campaign());
        Visitor aisha = Visitor.withPassword(port, "aisha");

        HttpResponse<String> accepted =
                aisha.upload(leads + "/imports", "leads.csv", bytes(SampleLeads.csv(21, 600)), Map.of());

        assertThat(accepted.statusCode()).isEqualTo(202);
        String location = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(leads + "/imports/");
        JsonNode done = ended(aisha, location);
        assertThat(done.get("state").asText()).isEqualTo("done");
        assertThat(done.get("rowsTotal").asInt()).isEqualTo(600);
        assertThat(done.get("added").asInt()).isEqualTo(600);
        assertThat(done.get("startedBy").asText()).isEqualTo("aisha");
        assertThat(done.get("settings").get("dates").asText()).isEqualTo("yyyy-MM-dd");
        assertThat(done.get("settings").get("columns").get("externalId").asText())
                .isEqualTo("opportunity_id");

        JsonNode numbers = read(Visitor.withPassword(port, "mara").get(leads + "/numbers"));
        assertThat(numbers.get("leads").asInt()).isEqualTo(600);
        assertThat(numbers.get("currency").asText()).isEqualTo("EUR");

        JsonNode page = read(aisha.get(leads + "?state=won&sort=value&descending=true&page=1"));
        assertThat(page.get("leads")).hasSize(50);
        assertThat(page.get("total").asInt()).isEqualTo(numbers.get("won").asInt());
        assertThat(page.get("leads").get(0).get("state").asText()).isEqualTo("won");
    }

    @Test
    void readsTheFileAsTheSettingsSay() throws Exception {
        String leads = leadsOf(journeys.inSale().campaign());
        Visitor jonas = Visitor.withPassword(port, "jonas");
        byte[] file = bytes("nr.;who;how;when;what\n1;Alto;Won;03/04/2024;1,50\n");

        HttpResponse<String> accepted = jonas.upload(leads + "/imports", "leads.csv", file, Map.of("settings", """
                        {"dates": "MM/dd/yyyy", "decimals": ",",
                         "columns": {"externalId": "nr.", "account": "who", "state": "#3", "closedOn": "when", "value": "what"}}
                        """));

        assertThat(accepted.statusCode()).isEqualTo(202);
        ended(jonas, accepted.headers().firstValue("Location").orElseThrow());
        JsonNode lead = read(jonas.get(leads)).get("leads").get(0);
        assertThat(lead.get("account").asText()).isEqualTo("Alto");
        assertThat(lead.get("closedOn").asText()).isEqualTo("2024-03-04");
        assertThat(lead.get("value").decimalValue()).isEqualByComparingTo("1.50");
        assertThat(lead.has("agent")).isFalse();
    }

    @Test
    void listsAndHandsOutTheRefusedRows() throws Exception {
        String leads = leadsOf(journeys.inSale().campaign());
        Visitor aisha = Visitor.withPassword(port, "aisha");
        String location = aisha.upload(
                        leads + "/imports",
                        "leads.csv",
                        bytes("id,account,stage\n1,=HYPERLINK(1),Maybe\n2,Alto,Won\n"),
                        Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        ended(aisha, location);

        JsonNode refusals = read(aisha.get(location + "/refusals"));
        assertThat(refusals.get("total").asInt()).isEqualTo(1);
        assertThat(refusals.get("rows").get(0).get("line").asInt()).isEqualTo(2);
        assertThat(refusals.get("rows").get(0).get("cells").get(1).asText()).isEqualTo("=HYPERLINK(1)");

        HttpResponse<String> file = Visitor.withPassword(port, "tom").get(location + "/refusals.csv");
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWithIgnoringCase("text/csv"));
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).startsWith("attachment;"));
        assertThat(file.body())
                .isEqualTo(
                        "\uFEFFline,reason,id,account,stage\r\n"
                                + "2,\"The stage “Maybe” is unknown. Known are Prospecting, Engaging, Won and Lost.\",1,'=HYPERLINK(1),Maybe\r\n");
    }

    @Test
    void refusesWithASentence() throws Exception {
        String leads = leadsOf(journeys.inSale().campaign());
        Visitor aisha = Visitor.withPassword(port, "aisha");

        refused(aisha.upload(leads + "/imports", "a.csv", new byte[0], Map.of()), 400, "The file is empty.");
        refused(
                aisha.upload(leads + "/imports", "a.csv", bytes("id,close date\n1,03/04/2024\n"), Map.of()),
                400,
                "The dates can be read with the day first or with the month first.");
        refused(
                aisha.upload(leads + "/imports", "a.csv", bytes("id\n1\n"), Map.of("settings", "{")),
                400,
                "The settings are not JSON");
        refused(
                aisha.upload(
                        leads + "/imports", "a.csv", bytes("id\n1\n"), Map.of("settings", "{\"dates\":\"tomorrow\"}")),
                400,
                "The dates’ form is one of yyyy-MM-dd");
        refused(aisha.get(leads + "?state=maybe"), 400, "“maybe” is unknown.");
        refused(aisha.get(leads + "/imports/999999"), 404, "has no import 999999.");
        refused(
                aisha.upload(leadsOf(journeys.inLaunch().campaign()) + "/imports", "a.csv", bytes("id\n1\n"), Map.of()),
                409,
                "Leads are imported during the sale.");
    }

    @Test
    void showsNoLeadToOthersThanSalesAndService() throws Exception {
        String leads = leadsOf(journeys.inSale().campaign());
        Visitor aisha = Visitor.withPassword(port, "aisha");
        String location = aisha.upload(leads + "/imports", "a.csv", bytes("id\n1\n"), Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        ended(aisha, location);

        for (String login : new String[] {"mara", "admin"}) {
            Visitor other = Visitor.withPassword(port, login);
            for (String path : new String[] {leads, location, location + "/refusals", location + "/refusals.csv"}) {
                refused(other.get(path), 403, "only Sales and Service see");
            }
            assertThat(other.status(leads + "/numbers")).isEqualTo(200);
            refused(
                    other.upload(leads + "/imports", "a.csv", bytes("id\n1\n"), Map.of()),
                    403,
                    "Only Sales imports leads.");
        }
        refused(
                Visitor.withPassword(port, "tom").upload(leads + "/imports", "a.csv", bytes("id\n1\n"), Map.of()),
                403,
                "Only Sales imports leads.");
        Visitor nico = Visitor.withPassword(port, "nico");
        for (String path : new String[] {leads, leads + "/numbers", location, location + "/refusals"}) {
            assertThat(nico.status(path)).as(path).isEqualTo(403);
        }
        assertThat(Visitor.anonymous(port).status(leads + "/numbers")).isEqualTo(401);
    }

    private JsonNode ended(Visitor visitor, String location) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> read(visitor.get(location)), leads -> leads.has("finishedAt"));
    }

    private void refused(HttpResponse<String> answer, int status, String sentence) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json.readTree(answer.body()).get("detail").asText()).contains(sentence);
    }

    private JsonNode read(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static String leadsOf(CampaignKey campaign) {
        return "/api/campaigns/%s/leads".formatted(campaign);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
