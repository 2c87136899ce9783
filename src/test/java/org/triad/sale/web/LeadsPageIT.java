package org.triad.sale.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.kernel.CampaignKey;
import org.triad.sale.SampleLeads;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** The way a person of Sales goes with a file, without JavaScript. */
@TriadTest
class LeadsPageIT {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    @Autowired
    private Journeys journeys;

    @LocalServerPort
    private int port;

    @Test
    void leadsFromTheFileOverItsPreviewToTheLeads() {
        String leads = leadsOf(journeys.inSale().campaign());
        Visitor aisha = Visitor.signedIn(port, "aisha");
        assertThat(aisha.get(leads).body()).contains("Import leads").doesNotContain("??");

        String imported = uploaded(aisha, leads, SampleLeads.csv(31, 250));
        String preview = aisha.get(imported).body();
        assertThat(preview)
                .contains("250 rows: 250 become leads, 0 are refused.", "Import 250 rows", "Without account: ")
                .doesNotContain("??");

        confirmed(aisha, imported, preview);
        String result = ended(aisha, imported);
        assertThat(result).contains("250 rows read: 250 added, 0 refused").doesNotContain("??");

        String list = aisha.get(leads + "?text=nova&state=WON&sort=value&descending=true")
                .body();
        assertThat(list)
                .contains("leads.csv", "Nova", "data-number=\"leads\">250<")
                .doesNotContain("??");
        assertThat(list.indexOf("<tr>")).isPositive();

        String again = uploaded(aisha, leads, SampleLeads.csv(31, 250));
        assertThat(aisha.get(again).body()).contains("The same file was imported into this campaign before.");
        confirmed(aisha, again, aisha.get(again).body());
        assertThat(ended(aisha, again)).contains("0 added, 250 unchanged", "Nothing was added or changed.");
    }

    @Test
    void showsThePreviewAgainAsCorrectedAndImportsWhatItShows() {
        String leads = leadsOf(journeys.inSale().campaign());
        Visitor jonas = Visitor.signedIn(port, "jonas");
        String imported = uploaded(jonas, leads, "id,kind,stage,close date\n1,Alto,Won,03/04/2024\n");
        String open = jonas.get(imported).body();
        assertThat(open)
                .contains("day first or with the month first", "Please choose")
                .doesNotContain("Refused:");
        assertThat(open).containsPattern("<button[^>]*disabled[^>]*>Import 1 rows");

        String corrected = jonas.get(imported
                        + "?basis=UTF-8+COMMA+true&charset=UTF-8&separator=COMMA&header=true&dates=MONTH_SLASH&decimals=POINT"
                        + "&column.externalId=%231&column.account=%232&column.state=%233&column.closedOn=%234")
                .body();
        assertThat(corrected)
                .contains("datetime=\"2024-03-04\"", "<bdi>Alto</bdi>")
                .doesNotContain("Please choose");

        confirmed(jonas, imported, corrected);
        ended(jonas, imported);
        assertThat(jonas.get(leads).body()).contains("datetime=\"2024-03-04\"", "<bdi>Alto</bdi>");
    }

    @Test
    void listsRefusedRowsAndOffersThemForDownload() {
        String leads = leadsOf(journeys.inSale().campaign());
        Visitor aisha = Visitor.signedIn(port, "aisha");
        String imported = uploaded(aisha, leads, "id,account,stage\n1,<b>Alto</b>,Maybe\n2,Alto,Won\n");
        String preview = aisha.get(imported).body();
        assertThat(preview).contains("2 rows: 1 become leads, 1 are refused.", "The stage “Maybe” is unknown.");

        confirmed(aisha, imported, preview);
        String result = ended(aisha, imported);

        assertThat(result).contains("Refused rows: 1", "&lt;b&gt;Alto&lt;/b&gt;", imported + "/refusals.csv");
        assertThat(aisha.get(imported + "/refusals.csv").body()).contains("2,\"The stage “Maybe”");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        String leads = leadsOf(journeys.inSale().campaign());
        Visitor aisha = Visitor.signedIn(port, "aisha");

        HttpResponse<String> answer = aisha.upload(
                leads + "/imports", "empty.csv", new byte[0], Map.of("_csrf", aisha.token(leads + "/import")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(aisha.get(path(answer)).body()).contains("The file is empty.");
    }

    @Test
    void showsOthersOnlyNumbers() {
        String leads = leadsOf(journeys.inSale().campaign());
        Visitor aisha = Visitor.signedIn(port, "aisha");
        String imported = uploaded(aisha, leads, "id,account,stage\n1,Secretive,Won\n");
        confirmed(aisha, imported, aisha.get(imported).body());
        ended(aisha, imported);

        Visitor mara = Visitor.signedIn(port, "mara");
        assertThat(mara.get(leads).body())
                .contains("data-number=\"won\">1<", "which only Sales and Service see")
                .doesNotContain("Secretive", "Import leads</span>");
        assertThat(mara.status(imported)).isEqualTo(403);
        assertThat(mara.status(imported + "/refusals.csv")).isEqualTo(403);
        assertThat(mara.status(leads + "/import")).isEqualTo(403);
        assertThat(Visitor.signedIn(port, "tom").get(leads).body())
                .contains("Secretive")
                .doesNotContain("Import leads</span>");
        assertThat(Visitor.signedIn(port, "nico").status(leads)).isEqualTo(403);
    }

    private static String uploaded(Visitor visitor, String leads, String file) {
        HttpResponse<String> answer = visitor.upload(
                leads + "/imports",
                "leads.csv",
                file.getBytes(StandardCharsets.UTF_8),
                Map.of("_csrf", visitor.token(leads + "/import")));
        assertThat(answer.statusCode()).isEqualTo(302);
        return path(answer);
    }

    private static String path(HttpResponse<String> redirect) {
        return redirect.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "")
                .replaceFirst(";.*", "");
    }

    /** Presses the button that imports what the preview shows. */
    private static void confirmed(Visitor visitor, String imported, String preview) {
        String form = preview.substring(preview.indexOf(imported + "/start"));
        Matcher hidden = HIDDEN.matcher(form.substring(0, form.indexOf("</form>")));
        Map<String, String> fields = new LinkedHashMap<>();
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        assertThat(visitor.form(imported + "/start", fields).statusCode()).isEqualTo(302);
    }

    private static String ended(Visitor visitor, String imported) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> visitor.get(imported).body(), page -> page.contains("See the leads"));
    }

    private static String leadsOf(CampaignKey campaign) {
        return "/campaigns/%s/leads".formatted(campaign);
    }
}
