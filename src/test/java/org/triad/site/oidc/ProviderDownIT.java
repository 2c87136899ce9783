package org.triad.site.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.triad.demo.DemoPerson;
import org.triad.testing.RunningTriad;
import org.triad.testing.RunningTriad.Answer;

/** Triad as an installation starts it, with its settings in the environment. A start is dear: each test does what it can with one. */
class ProviderDownIT {

    @Test
    void aProviderThatIsDownDoesNotStopTheStartNorAdministratorsWithAPassword() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "provider");
        try (RunningTriad triad = RunningTriad.start(
                "provider-down",
                Map.of(
                        "TRIAD_OIDC_ISSUER", "https://127.0.0.1:1/realms/house",
                        "TRIAD_OIDC_CLIENTID", "triad",
                        "TRIAD_OIDC_CLIENTSECRET", "of-two-servers",
                        "TRIAD_OIDC_LABEL", "House ID",
                        "TRIAD_OIDC_ROLES", "mk=marketing,ops=administrator",
                        "TRIAD_OIDC_PASSWORDS", "administrators",
                        "TRIAD_OIDC_APIAUDIENCE", "https://triad.example/api",
                        "TRIAD_DATABASE_FOLDER", folder.toString(),
                        "TRIAD_DEMO_CAMPAIGNS", "false"))) {
            triad.awaitReady();

            Answer away = triad.get("/oauth2/authorization/provider");
            assertThat(away.status()).isEqualTo(302);
            assertThat(triad.get("/login?provider=unavailable").body())
                    .contains("House ID cannot be reached at the moment", "Administrators can also use a password")
                    .doesNotContain("??", "of-two-servers");

            assertThat(triad.get("/api/campaigns/C-0001", "admin", DemoPerson.PASSWORD)
                            .status())
                    .isEqualTo(404);
            assertThat(triad.get("/api/campaigns/C-0001", "mara", DemoPerson.PASSWORD)
                            .status())
                    .isEqualTo(401);
            assertThat(triad.get("/engine-rest/task/count", "mara", DemoPerson.PASSWORD)
                            .status())
                    .isEqualTo(401);
            assertThat(triad.getWithToken("/api/campaigns/C-0001", "e30.e30.e30")
                            .status())
                    .isIn(401, 503);
            assertThat(triad.console()).doesNotContain("of-two-servers");
            // A database of its own outlives a Triad that is killed.
            triad.terminate();
            triad.awaitExit();
        }
    }
}
