package org.triad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jayway.jsonpath.JsonPath;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.triad.demo.DemoPerson;
import org.triad.testing.RequestUnderWay;
import org.triad.testing.RunningTriad;
import org.triad.testing.RunningTriad.Answer;
import org.triad.testing.Visitor;

/** Triad as it is started, stopped and killed, in processes of its own. A start is dear: each test does what it can with one. */
class StartAndStopIT {

    private static final int TERMINATED = 128 + 15;
    private static final Path FOLDERS = Path.of("target", "start-and-stop").toAbsolutePath();
    private static final String ADMIN_PASSWORD = "correct horse battery";

    @Test
    void aClonedTriadKeepsWhatItAcknowledgedThoughItIsKilled() throws Exception {
        Path folder = emptyFolder();
        try {
            String proposed;
            try (RunningTriad first = onFolder("first", folder)) {
                report("first start until ready", first.awaitReady());
                theConsoleEndsWithTheAddressAndTheLogins(first);
                probesNeedNoLoginAndMetricsTheAdministrators(first);
                aSecondStartIsRefusedInOneSentence(folder, first);

                Answer answer = first.post("/api/campaigns", "mara", DemoPerson.PASSWORD, proposal("Killed at once"));
                first.kill();
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                proposed = JsonPath.read(answer.body(), "$.key");
            }
            ProcessHandle orphan = databaseServer(folder).orElseThrow();
            assertThat(orphan.isAlive())
                    .as("the database server outlives a killed Triad")
                    .isTrue();

            try (RunningTriad next = onFolder("next", folder)) {
                report("next start until ready", next.awaitReady());
                assertThat(databaseServer(folder)).isNotEqualTo(Optional.of(orphan));
                assertThat(field(next, "/api/campaigns/" + proposed, "$.name")).isEqualTo("Killed at once");
                assertThat(field(next, "/api/campaigns/" + proposed + "/tasks", "$[*].name"))
                        .asInstanceOf(list(String.class))
                        .containsExactlyInAnyOrder("Write brief", "Give Sales input", "Give Service input");

                assumeTrue(ProcessHandle.of(next.pid()).orElseThrow().supportsNormalTermination());
                next.terminate();
                assertThat(next.awaitExit()).isEqualTo(TERMINATED);
                assertThat(databaseServer(folder)).isEmpty();
            }
        } finally {
            databaseServer(folder).ifPresent(ProcessHandle::destroyForcibly);
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void twoNodesOnAnEmptyDatabaseShareTheWorkAndOneIsKilledAndOneStoppedWithoutLoss() throws Exception {
        Path folder = emptyFolder();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(FOLDERS.resolve("programs").toFile())
                        .setDataDirectory(folder.resolve("cluster"))
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .start();
                NodesAtWork work = new NodesAtWork(JdbcClient.create(server.getPostgresDatabase()), ADMIN_PASSWORD)) {
            JdbcClient database = JdbcClient.create(server.getPostgresDatabase());
            withoutAPasswordForTheAdministratorNothingIsTouched(server, database);

            try (RunningTriad one = onServer("node-1", server, ADMIN_PASSWORD, work.settings("node-1"));
                    RunningTriad two = onServer("node-2", server, ADMIN_PASSWORD, work.settings("node-2"))) {
                report("one of two nodes until ready", one.awaitReady());
                report("the other until ready", two.awaitReady());
                everythingIsThereOnce(database);
                theAdministratorIsTheOnlyPerson(database, one, two);

                hire(one, "maria", "marketing");
                hire(two, "sam", "sales", "sales-leads");
                hire(one, "sue", "service", "service-leads");
                Answer shared = one.post("/api/campaigns", "maria", ADMIN_PASSWORD, proposal("Seen by both"));
                assertThat(shared.status()).as(shared.body()).isEqualTo(201);
                String key = JsonPath.read(shared.body(), "$.key");
                assertThat(two.get("/api/campaigns/" + key, "sam", ADMIN_PASSWORD)
                                .body())
                        .contains("Seen by both");

                Visitor sam = Visitor.anonymous(one.port());
                sam.signIn("sam", ADMIN_PASSWORD);
                aSessionHoldsAtBothNodes(sam, one, two);

                work.begin(one, two, proposal("Reminded of"), "maria", List.of("sam", "sue"));
                work.eachRungIsToldOnceAndAWeekHasOneSync("admin");
                RunningTriad left = work.whatAKilledNodeHeldGoesOnAtTheOther();
                assertThat(sam.at(left.port()).status("/campaigns"))
                        .as("the loss of a node signs nobody out")
                        .isEqualTo(200);
                aStoppedNodeFinishesWhatIsUnderWay(left, database);
            }
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    private static void theConsoleEndsWithTheAddressAndTheLogins(RunningTriad triad) {
        String[] console = triad.console().split("Triad is ready: ");
        assertThat(console).hasSize(2);
        assertThat(console[1].lines().map(String::strip).filter(line -> !line.isEmpty()))
                .hasSize(2 + DemoPerson.values().length)
                .startsWith(
                        "http://localhost:" + triad.port(),
                        "Sign in as one of these, password " + DemoPerson.PASSWORD + ":")
                .anyMatch(line -> line.strip().matches("mara +Lead of Marketing"));
    }

    private static void probesNeedNoLoginAndMetricsTheAdministrators(RunningTriad triad) {
        assertThat(triad.get("/actuator/health/readiness")).isEqualTo(new Answer(200, "{\"status\":\"UP\"}"));
        assertThat(triad.get("/actuator/health/liveness")).isEqualTo(new Answer(200, "{\"status\":\"UP\"}"));
        assertThat(triad.get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(triad.get("/actuator/prometheus", "mara", DemoPerson.PASSWORD)
                        .status())
                .isEqualTo(403);
        assertThat(triad.get("/actuator/prometheus", "admin", DemoPerson.PASSWORD)
                        .body())
                .contains("jvm_memory_used_bytes", "hikaricp_connections");
    }

    private static void aSecondStartIsRefusedInOneSentence(Path folder, RunningTriad first) throws Exception {
        try (RunningTriad second = onFolder("second", folder)) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.console())
                    .contains(
                            "The data folder %s is in use by another Triad (process %d). Stop it, or set triad.database.folder to another folder."
                                    .formatted(folder, first.pid()))
                    .doesNotContain("\tat ");
        }
        assertThat(first.isReady()).isTrue();
        assertThat(first.get("/api/campaigns/C-0001", "mara", DemoPerson.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    private static void withoutAPasswordForTheAdministratorNothingIsTouched(
            EmbeddedPostgres server, JdbcClient database) throws Exception {
        try (RunningTriad refused = onServer("no-password", server, "")) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.console())
                    .contains(
                            "There is no administrator yet and no password to make one with: set the environment variable TRIAD_ADMIN_PASSWORD")
                    .doesNotContain("\tat ");
        }
        assertThat(database.sql("select count(*) from pg_tables where tablename like 'act\\_%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void everythingIsThereOnce(JdbcClient database) {
        assertThat(texts(database, "select name_ from act_re_deployment"))
                .containsExactlyInAnyOrder(new File("processes").list());
        assertThat(texts(database, "select id_ from act_id_group"))
                .containsExactlyInAnyOrder(
                        "marketing",
                        "marketing-leads",
                        "sales",
                        "sales-leads",
                        "service",
                        "service-leads",
                        "process-owners",
                        "camunda-admin");
        assertThat(texts(database, "select name_ from act_ru_filter"))
                .containsExactlyInAnyOrder("My tasks", "I cover for", "My department", "Overdue", "Everything");
    }

    private static void theAdministratorIsTheOnlyPerson(JdbcClient database, RunningTriad... nodes) {
        assertThat(texts(database, "select id_ from act_id_user")).containsExactly("admin");
        for (RunningTriad node : nodes) {
            assertThat(node.get("/engine-rest/engine", "admin", ADMIN_PASSWORD))
                    .isEqualTo(new Answer(200, "[{\"name\":\"default\"}]"));
            assertThat(node.get("/engine-rest/engine", "mara", DemoPerson.PASSWORD)
                            .status())
                    .isEqualTo(401);
            assertThat(node.console()).doesNotContain(ADMIN_PASSWORD).doesNotContain("Sign in as");
        }
    }

    private static void aSessionHoldsAtBothNodes(Visitor sam, RunningTriad one, RunningTriad two) {
        assertThat(sam.status("/campaigns")).isEqualTo(200);
        assertThat(sam.status("/camunda/app/tasklist/default/")).isEqualTo(200);
        Visitor elsewhere = sam.at(two.port());
        assertThat(elsewhere.status("/campaigns")).isEqualTo(200);
        assertThat(elsewhere.status("/camunda/api/engine/engine/default/task/count"))
                .isEqualTo(200);
    }

    private static void aStoppedNodeFinishesWhatIsUnderWay(RunningTriad stopped, JdbcClient database) throws Exception {
        assumeTrue(ProcessHandle.of(stopped.pid()).orElseThrow().supportsNormalTermination());
        try (RequestUnderWay request = RequestUnderWay.post(
                stopped, "/api/campaigns", "maria", ADMIN_PASSWORD, proposal("Proposed while stopping"))) {
            assertThat(stopped.isReady()).isTrue();
            stopped.terminate();
            await().until(() -> !stopped.isReady());
            String answer = request.finish();
            assertThat(answer).startsWith("HTTP/1.1 201");
            String key = JsonPath.read(answer.substring(answer.indexOf('{')), "$.key");
            assertThat(stopped.awaitExit()).isEqualTo(TERMINATED);
            assertThat(texts(database, "select name from campaign where key = '" + key + "'"))
                    .containsExactly("Proposed while stopping");
        }
    }

    /** Measured, not asserted: other builds may share the machine. */
    private static void report(String what, Duration time) {
        System.out.printf("%s: %.1f s%n", what, time.toMillis() / 1000.0);
    }

    private static RunningTriad onFolder(String name, Path folder) throws IOException {
        return RunningTriad.start(name, Map.of(), "--triad.database.folder=" + folder);
    }

    private static RunningTriad onServer(String name, EmbeddedPostgres server, String password, String... settings)
            throws IOException {
        return RunningTriad.start(
                name,
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        server.getJdbcUrl("postgres", "postgres"),
                        "TRIAD_ADMIN_PASSWORD",
                        password),
                settings);
    }

    /** As an administrator does; the person then chooses a password. */
    private static void hire(RunningTriad node, String login, String... groups) {
        Answer made = node.post(
                "/api/people",
                "admin",
                ADMIN_PASSWORD,
                "{\"login\":\"%s\",\"firstName\":\"%s\",\"lastName\":\"Hired\",\"email\":\"%s@triad.example\",\"groups\":[\"%s\"]}"
                        .formatted(login, login, login, String.join("\",\"", groups)));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String given = JsonPath.read(made.body(), "$.password");
        Answer chosen = node.put(
                "/api/me/password",
                login,
                given,
                "{\"current\":\"%s\",\"password\":\"%s\"}".formatted(given, ADMIN_PASSWORD));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(204);
    }

    private static String proposal(String name) {
        LocalDate launch = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        return """
                {"name": "%s", "objective": "Win back 200 accounts.", "audience": "Owners of old systems.",
                 "customerNeed": "Spare parts run out.", "message": "Trade it in.", "channels": ["email"],
                 "budget": 48000, "currency": "EUR", "launchDate": "%s", "endDate": "%s"}
                """.formatted(name, launch, launch.plusDays(60));
    }

    private static Object field(RunningTriad triad, String address, String path) {
        Answer answer = triad.get(address, "mara", DemoPerson.PASSWORD);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonPath.read(answer.body(), path);
    }

    private static List<String> texts(JdbcClient database, String question) {
        return database.sql(question).query(String.class).list();
    }

    private static Path emptyFolder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(FOLDERS), "data-");
    }

    /** The PostgreSQL that runs on the folder; a clean stop takes its file away. */
    private static Optional<ProcessHandle> databaseServer(Path folder) throws IOException {
        Path file = folder.resolve("postgresql/cluster/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).get(0).strip()))
                : Optional.empty();
    }
}
