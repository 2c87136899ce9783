package org.triad.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Who gets in where, over real HTTP. */
@TriadTest
class DoorsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/identity/verify",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/api/campaigns",
                "/api/campaigns/C-0001",
                "/api/openapi",
                "/api/docs",
                "/actuator",
                "/actuator/info",
                "/actuator/prometheus"
            })
    void interfacesAskStrangersForALogin(String path) {
        assertThat(Visitor.anonymous(port).status(path)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/campaigns",
                "/campaigns/C-0001",
                "/campaigns/propose",
                "/profile",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/lib/deps.js",
                "/anything"
            })
    void pagesSendStrangersToTheLoginPage(String path) {
        HttpResponse<String> answer = Visitor.anonymous(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/css/triad.css",
                "/js/triad.js",
                "/actuator/health/liveness",
                "/actuator/health/readiness"
            })
    void theLoginPageHealthAndStaticFilesAnswerEverybody(String path) {
        assertThat(Visitor.anonymous(port).status(path)).isEqualTo(200);
    }

    /** Whether all is well it says in its body: in tests the job executor stands still. */
    @Test
    void healthAnswersEverybody() {
        assertThat(Visitor.anonymous(port).get("/actuator/health").body()).contains("\"status\"");
    }

    @Test
    void oneLoginOpensPagesAndTasklistAndSigningOutOfTasklistClosesBoth() {
        Visitor mara = Visitor.signedIn(port, "mara");
        assertThat(mara.status("/campaigns")).isEqualTo(200);
        assertThat(mara.status("/camunda/app/tasklist/default/")).isEqualTo(200);
        assertThat(mara.status("/camunda/api/engine/engine/default/task")).isEqualTo(200);

        assertThat(mara.postAsTasklist("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(mara.status("/campaigns")).isEqualTo(302);
        assertThat(mara.status("/camunda/api/engine/engine/default/task")).isEqualTo(401);
    }

    @Test
    void aWrongPasswordOpensNothing() {
        Visitor stranger = Visitor.anonymous(port);

        HttpResponse<String> answer = stranger.signIn("mara", "wrong");

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?error"));
        assertThat(stranger.status("/campaigns")).isEqualTo(302);
        assertThat(Visitor.withPassword(port, "mara", "wrong").status("/engine-rest/engine"))
                .isEqualTo(401);
    }

    @Test
    void theEnginesOwnSetupAndLoginStayShutForEverybody() {
        Visitor admin = Visitor.signedIn(port, "admin");

        assertThat(admin.postAsTasklist("/camunda/api/admin/setup/default/user/create", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.postAsTasklist("/camunda/api/admin/auth/user/default/login/tasklist", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theEnginesRestInterfaceKeepsNoSession() {
        HttpResponse<String> answer = Visitor.withPassword(port, "mara").get("/engine-rest/task/count");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void somebodyWithNoDepartmentSeesNothingOfTheCampaigns() {
        Journey campaign = journeys.proposed();
        Visitor nico = Visitor.withPassword(port, "nico");

        assertThat(nico.status("/engine-rest/task/count")).isEqualTo(403);
        assertThat(nico.status("/engine-rest/process-instance")).isEqualTo(403);
        assertThat(nico.status("/engine-rest/history/process-instance")).isEqualTo(403);
        assertThat(nico.status("/engine-rest/process-definition")).isEqualTo(403);
        assertThat(nico.status("/api/campaigns/" + campaign.campaign())).isEqualTo(403);
        assertThat(nico.status("/api/campaigns/" + campaign.campaign() + "/timeline"))
                .isEqualTo(403);
        assertThat(nico.status("/api/campaigns/" + campaign.campaign() + "/tasks"))
                .isEqualTo(403);
    }

    @Test
    void departmentsSeeEachOthersTasks() {
        Journey campaign = journeys.proposed();

        assertThat(Visitor.withPassword(port, "tom")
                        .get("/engine-rest/task/count?processInstanceBusinessKey=" + campaign.campaign())
                        .body())
                .isEqualTo("{\"count\":3}");
    }

    @Test
    void metricsAreForTheAdministrator() {
        assertThat(Visitor.withPassword(port, "admin").status("/actuator/prometheus"))
                .isEqualTo(200);
        assertThat(Visitor.withPassword(port, "mara").status("/actuator/prometheus"))
                .isEqualTo(403);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        Visitor mara = Visitor.signedIn(port, "mara");

        assertThat(mara.form("/profile/cover", Map.of("cover", "ben")).statusCode())
                .isEqualTo(403);
        assertThat(mara.post("/api/campaigns", "{}").statusCode()).isEqualTo(403);
    }
}
