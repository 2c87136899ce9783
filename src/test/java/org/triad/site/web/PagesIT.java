package org.triad.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.campaign.CampaignState;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.people.People;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** The pages as people of each kind see them, over real HTTP. */
@TriadTest
class PagesIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private People people;

    @Test
    void theLoginPageNamesTheDemoPeople() {
        assertThat(Visitor.anonymous(port).get("/login").body())
                .contains("Mara Lindqvist", "Lead of Sales", "data-login=\"jonas\"", "Sign in")
                .doesNotContain("??");
    }

    @Test
    void theListSaysWhoOwesWhat() {
        Journey journey = journeys.inReview();

        assertThat(Visitor.signedIn(port, "aisha")
                        .get("/campaigns?q=" + journey.campaign())
                        .body())
                .contains("Upgrade autumn", "Review brief for Sales", "Jonas Weber", "Elena Petrova, Service")
                .doesNotContain("??", "Propose a campaign");
    }

    @Test
    void onlyMarketingIsOfferedToPropose() {
        assertThat(Visitor.signedIn(port, "ben").get("/campaigns").body()).contains("/campaigns/propose");
        assertThat(Visitor.signedIn(port, "tom").status("/campaigns/propose")).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"mara", "jonas", "elena", "tom", "admin"})
    void aCampaignIsShownToAllDepartmentsAndAdministrators(String login) {
        CampaignKey key = journeys.inSale().campaign();

        String page = Visitor.signedIn(port, login).get("/campaigns/" + key).body();

        assertThat(page)
                .contains("Win back customers", "48,000.00 EUR", "announced the launch", "moved the campaign to Sale")
                .contains("data-current=\"callActivity_sale\"")
                .doesNotContain("??");
        assertThat(page.contains("Demand a correction")).isEqualTo(login.equals("elena") || login.equals("tom"));
        assertThat(page.contains("Cancel campaign")).isEqualTo(!login.equals("tom"));
        assertThat(page.contains("/leads\"")).isEqualTo(!login.equals("mara") && !login.equals("admin"));
    }

    @Test
    void whoBelongsToNoDepartmentIsWelcomedAndSeesNothing() {
        Journey journey = journeys.proposed();
        Visitor nico = Visitor.signedIn(port, "nico");

        HttpResponse<String> list = nico.get("/campaigns");
        HttpResponse<String> one = nico.get("/campaigns/" + journey.campaign());

        assertThat(list.statusCode()).isEqualTo(403);
        assertThat(list.body()).contains("Welcome, Nico Alves", "belongs to no department yet");
        assertThat(one.statusCode()).isEqualTo(403);
        assertThat(one.body()).doesNotContain(journey.brief().name());
        assertThat(nico.status("/campaigns/" + journey.campaign() + "/diagram")).isEqualTo(403);
        assertThat(nico.status("/profile")).isEqualTo(200);
    }

    @Test
    void aProcessOwnerIsShownTheWayToTheDiagrams() {
        HttpResponse<String> list = Visitor.signedIn(port, "priya").get("/campaigns");

        assertThat(list.statusCode()).isEqualTo(403);
        assertThat(list.body())
                .contains("You look after the diagrams.", "/camunda/app/cockpit/default/", "/people")
                .doesNotContain("belongs to no department yet");
    }

    @Test
    void theDiagramIsTheOneTheCampaignRunsOn() {
        CampaignKey key = journeys.proposed().campaign();

        assertThat(Visitor.signedIn(port, "tom")
                        .get("/campaigns/" + key + "/diagram")
                        .body())
                .contains("<bpmn:process id=\"campaign-lifecycle\"");
    }

    @Test
    void aCampaignIsPausedAndResumedFromItsPage() {
        Journey journey = journeys.proposed();
        Visitor mara = Visitor.signedIn(port, "mara");

        post(mara, journey.campaign(), "pause", Map.of("reason", "The fair may be moved. <b>We know on Friday</b>"));

        assertThat(journey.view().state()).isEqualTo(CampaignState.PAUSED);
        assertThat(mara.get("/campaigns/" + journey.campaign()).body())
                .contains("is paused.", "&lt;b&gt;We know on Friday&lt;/b&gt;", "Resume")
                .doesNotContain("<b>We know");

        post(mara, journey.campaign(), "resume", Map.of());

        assertThat(journey.view().state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void aRefusalOpensTheDialogAgainWithWhatWasTyped() {
        Journey journey = journeys.proposed();
        Visitor mara = Visitor.signedIn(port, "mara");

        post(mara, journey.campaign(), "triad", Map.of("department", "sales", "person", "jonas"));

        assertThat(mara.get("/campaigns/" + journey.campaign()).body())
                .contains("Jonas Weber is accountable in Sales already.")
                .containsPattern("<dialog[^>]*id=\"triad-sales\"[^>]*open=\"open\"");
    }

    @Test
    void whoMayNotSteerIsToldSo() {
        Journey journey = journeys.proposed();
        Visitor tom = Visitor.signedIn(port, "tom");

        post(tom, journey.campaign(), "cancel", Map.of("reason", "I do not like it."));

        assertThat(journey.view().state()).isEqualTo(CampaignState.RUNNING);
        assertThat(tom.get("/campaigns/" + journey.campaign()).body()).contains("Only the triad of");
    }

    @Test
    void aTriadMemberIsChangedFromThePage() {
        Journey journey = journeys.proposed();
        Visitor mara = Visitor.signedIn(port, "mara");

        post(mara, journey.campaign(), "triad", Map.of("department", "sales", "person", "aisha"));

        assertThat(journey.view().triad().of(Department.SALES)).isEqualTo(Journeys.AISHA);
        assertThat(mara.get("/campaigns/" + journey.campaign()).body())
                .contains("made Aisha Rahman accountable in Sales");
    }

    @Test
    void aProposalThatIsRefusedKeepsWhatWasTypedAndOneThatIsRightLeadsToTheCampaign() {
        Visitor ben = Visitor.signedIn(port, "ben");
        Map<String, String> fields = proposal(ben);
        fields.put("launchDate", "2020-01-01");

        HttpResponse<String> refused = ben.form("/campaigns/propose", fields);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("The launch date 2020-01-01 is in the past.", "O&#39;Brien &amp; &lt;Sons&gt;", "12000.50")
                .doesNotContain("??");

        fields.put("launchDate", journeys.brief().launchDate().toString());
        HttpResponse<String> accepted = ben.form("/campaigns/propose", fields);

        assertThat(accepted.statusCode()).isEqualTo(302);
        String campaign =
                accepted.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
        assertThat(campaign).matches("/campaigns/C-[0-9]+");
        assertThat(ben.get(campaign).body()).contains("is proposed.", "O&#39;Brien &amp; &lt;Sons&gt;", "Ben Okafor");
    }

    @Test
    void everybodyNamesTheirOwnCover() {
        Visitor tom = Visitor.signedIn(port, "tom");

        tom.form("/profile/cover", Map.of("cover", "elena", "_csrf", tom.token("/profile")));
        assertThat(people.coverOf(Journeys.TOM)).contains(Journeys.ELENA);
        assertThat(tom.get("/profile").body()).contains("Your cover is named.").doesNotContain("??");

        tom.form("/profile/cover", Map.of("cover", "", "_csrf", tom.token("/profile")));
        assertThat(people.coverOf(Journeys.TOM)).isEmpty();
    }

    @Test
    void aFailureHasAPageWithAReference() {
        HttpResponse<String> answer = Visitor.signedIn(port, "mara").get("/campaigns/C-999999");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("Nothing here", "There is no campaign C-999999.", "To the campaigns")
                .containsPattern("<code>[2-9A-Z]{4}-[2-9A-Z]{4}</code>")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/campaigns/C-999999, 404",
        "/api/campaigns/rubbish, 404",
        "/api/nothing/of/the/kind, 404",
        "/api/campaigns/C-0001/timeline?before=soon, 400"
    })
    void aFailureOfTheInterfaceIsAProblemDetail(String path, int status) {
        HttpResponse<String> answer = Visitor.withPassword(port, "mara").get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"detail\":", "\"reference\":").doesNotContain("Exception", "org.triad");
    }

    @Test
    void anUnreadableBodyIsTheCallersToMend() {
        HttpResponse<String> answer = Visitor.withPassword(port, "mara").post("/api/campaigns", "{");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not JSON of the expected shape");
    }

    private void post(Visitor visitor, CampaignKey campaign, String act, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("_csrf", visitor.token("/campaigns/" + campaign));
        assertThat(visitor.form("/campaigns/" + campaign + "/" + act, form).statusCode())
                .isEqualTo(302);
    }

    private Map<String, String> proposal(Visitor visitor) {
        Map<String, String> fields = new HashMap<>();
        fields.put("_csrf", visitor.token("/campaigns/propose"));
        fields.put("name", "O'Brien & <Sons>");
        fields.put("objective", "Objective");
        fields.put("audience", "Audience");
        fields.put("customerNeed", "Need");
        fields.put("message", "Message");
        fields.put("channels", "email");
        fields.put("budget", "12000.50");
        fields.put("currency", "EUR");
        fields.put("endDate", journeys.brief().endDate().toString());
        fields.put("marketingPerson", "ben");
        fields.put("salesPerson", "jonas");
        fields.put("servicePerson", "elena");
        return fields;
    }
}
