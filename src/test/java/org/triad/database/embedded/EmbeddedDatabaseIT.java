package org.triad.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import org.triad.database.DatabaseUnusable;

class EmbeddedDatabaseIT {

    private static Path sharedFolder;
    private static EmbeddedDatabase shared;

    @BeforeAll
    static void start() throws IOException {
        sharedFolder = Folders.empty();
        shared = EmbeddedDatabase.start(on(sharedFolder));
    }

    @AfterAll
    static void stop() throws IOException {
        shared.close();
        assertThat(Postmaster.of(cluster(sharedFolder))).isEmpty();
        FileSystemUtils.deleteRecursively(sharedFolder);
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "max_connections, 20",
        "timezone, UTC",
        "server_encoding, UTF8"
    })
    void runsWithTheSettingsThatKeepData(String setting, String value) {
        assertThat(ask(shared, "show " + setting)).isEqualTo(value);
    }

    @Test
    void opensNoSocketInASharedFolder() {
        DriverManagerDataSource superuser =
                new DriverManagerDataSource(shared.getJdbcUrl(), "postgres", shared.getPassword());
        assertThat(JdbcClient.create(superuser)
                        .sql("show unix_socket_directories")
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    @Test
    void isNotMistakenForTheServerOfACopyOfItsFolder() throws IOException {
        assertThat(Postmaster.of(cluster(sharedFolder))).isPresent();
        Path copy = Folders.empty();
        Files.copy(cluster(sharedFolder).resolve("postmaster.pid"), copy.resolve("postmaster.pid"));
        assertThat(Postmaster.of(copy)).isEmpty();
    }

    @Test
    void isTheMajorVersionThatDataFoldersAreComparedWith() {
        assertThat(ask(shared, "select current_setting('server_version_num')::int / 10000"))
                .isEqualTo(Integer.toString(EmbeddedDatabase.MAJOR_VERSION));
    }

    @Test
    void isCalledTriadAndBelongsToAUserWithoutSpecialRights() {
        assertThat(ask(shared, "select current_database()")).isEqualTo("triad");
        assertThat(ask(shared, "select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void foldsLettersOfEveryLanguage() {
        assertThat(ask(shared, "select 'ÉLODIE GRÜẞT ŁÓDŹ' ilike 'élodie grüßt łódź'"))
                .isEqualTo("t");
    }

    @Test
    void answersOnNoAddressOfThisMachineButLoopback() throws IOException {
        int port = port(shared);
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress address : others) {
            assertThatThrownBy(() -> connect(address, port))
                    .as(address.toString())
                    .isInstanceOf(IOException.class);
        }
        connect(InetAddress.getByName("127.0.0.1"), port);
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        for (String user : List.of("triad", "postgres")) {
            DriverManagerDataSource guess = new DriverManagerDataSource(shared.getJdbcUrl(), user, "guess");
            assertThatThrownBy(guess::getConnection).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void letsNoOtherUserReadItsDataOrReplaceItsPrograms() throws IOException {
        assumeTrue(sharedFolder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertThat(permissions(sharedFolder.resolve("postgresql"))).isEqualTo("rwx------");
        assertThat(permissions(sharedFolder.resolve("postgresql/password"))).isEqualTo("rw-------");
        assertThat(permissions(sharedFolder.resolve("programs"))).isEqualTo("rwx------");
    }

    @Test
    void isRefusedToASecondStartOnItsFolder() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(on(sharedFolder)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("is in use by another Triad");
        assertThat(ask(shared, "select 1")).isEqualTo("1");
    }

    @Test
    void keepsItsDataFromOneStartToTheNext() throws IOException {
        Path folder = Folders.empty();
        try (EmbeddedDatabase first = EmbeddedDatabase.start(on(folder))) {
            client(first).sql("create table kept (promise text)").update();
            client(first).sql("insert into kept values ('acknowledged')").update();
        }
        assertThat(Postmaster.of(cluster(folder))).isEmpty();
        try (EmbeddedDatabase second = EmbeddedDatabase.start(on(folder))) {
            assertThat(ask(second, "select promise from kept")).isEqualTo("acknowledged");
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void losesNothingWhenTriadIsKilledAndItsServerLivesOn() throws Exception {
        Path folder = Folders.empty();
        ProcessHandle orphan;
        try (KilledTriad killed = KilledTriad.on(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(on(folder)))
                    .hasMessage(
                            "The data folder %s is in use by another Triad (process %d). Stop it, or set triad.database.folder to another folder.",
                            folder, killed.pid());
            killed.kill();
            orphan = Postmaster.of(cluster(folder)).orElseThrow();
        }
        try (EmbeddedDatabase next = EmbeddedDatabase.start(on(folder))) {
            assertThat(orphan.isAlive() && orphan.info().command().isPresent()).isFalse();
            assertThat(ask(next, "select promise from kept")).isEqualTo("acknowledged");
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void endsALeftServerThatDoesNotAnswerAnyMore() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")) || Files.isExecutable(Path.of("/usr/bin/kill")));
        Path folder = Folders.empty();
        try (KilledTriad killed = KilledTriad.on(folder)) {
            killed.kill();
        }
        ProcessHandle frozen = Postmaster.of(cluster(folder)).orElseThrow();
        new ProcessBuilder("kill", "-STOP", Long.toString(frozen.pid())).start().waitFor();

        try (EmbeddedDatabase next = EmbeddedDatabase.start(on(folder))) {
            assertThat(ask(next, "select promise from kept")).isEqualTo("acknowledged");
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void recoversWhenItsServerWasKilledTooAndAnotherProgramHasItsNumber() throws Exception {
        Path folder = Folders.empty();
        try (KilledTriad killed = KilledTriad.on(folder)) {
            killed.kill();
        }
        Postmaster.of(cluster(folder)).orElseThrow().destroyForcibly();
        Path pidFile = cluster(folder).resolve("postmaster.pid");
        Files.writeString(
                pidFile,
                Files.readString(pidFile)
                        .replaceFirst(
                                "\\d+", Long.toString(ProcessHandle.current().pid())));

        try (EmbeddedDatabase next = EmbeddedDatabase.start(on(folder))) {
            assertThat(ask(next, "select promise from kept")).isEqualTo("acknowledged");
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void startsAfreshWhenItsFirstStartWasInterrupted() throws IOException {
        Path folder = Folders.empty();
        Path halfMade = Files.createDirectories(folder.resolve("preparing-1/cluster"));
        Files.writeString(halfMade.resolve("postgresql.conf"), "");
        Path halfUnpacked = Files.createDirectories(folder.resolve("programs/unpacked/PG-1/bin"));
        Files.writeString(halfUnpacked.resolve("postgres"), "half a progr");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(on(folder))) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
        assertThat(halfMade).doesNotExist();
        assertThat(halfUnpacked).doesNotExist();
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void saysWhyTheServerDoesNotStartAndLeavesTheFolderFree() throws IOException {
        Path folder = Folders.empty();
        EmbeddedDatabase.start(on(folder)).close();
        Path settings = cluster(folder).resolve("postgresql.conf");
        String before = Files.readString(settings);
        Files.writeString(settings, before + "\nshared_buffers = lots\n");

        assertThatThrownBy(() -> EmbeddedDatabase.start(on(folder)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("PostgreSQL cannot be started in the data folder " + folder)
                .hasMessageContaining("postgresql.conf\" contains errors. More is in ")
                .hasMessageContaining("start.log");

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        FolderLock.take(folder).close();
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void refusesAFolderOfAnotherMajorVersion() throws IOException {
        Path folder = Folders.empty();
        Files.createDirectories(cluster(folder));
        Files.writeString(cluster(folder).resolve("PG_VERSION"), "15\n");

        assertThatThrownBy(() -> EmbeddedDatabase.start(on(folder)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessage(
                        "The data folder %s was written by PostgreSQL 15 and this Triad brings PostgreSQL 16, which cannot read it. Dump it with the Triad that wrote it, or set triad.database.folder to another folder.",
                        folder);
    }

    @Test
    void refusesAFolderThatLostAPartRatherThanMakingAnEmptyDatabase() throws IOException {
        Path folder = Folders.empty();
        Path part = Files.createDirectories(cluster(folder)).resolve("PG_VERSION");

        assertThatThrownBy(() -> EmbeddedDatabase.start(on(folder)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessage(
                        "The data folder %s is not complete: %s is missing. Restore it, or set triad.database.folder to another folder.",
                        folder, part);
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(Folders.empty().resolve("data"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(on(file)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("The data folder " + file + " cannot be made");
    }

    private static EmbeddedDatabaseProperties on(Path folder) {
        return new EmbeddedDatabaseProperties(folder.toString(), 0, 20, Duration.ofSeconds(60), Duration.ofSeconds(2));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Path cluster(Path folder) {
        return new DataFolder(folder).home().cluster();
    }

    private static JdbcClient client(EmbeddedDatabase database) {
        return JdbcClient.create(
                new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
    }

    private static String ask(EmbeddedDatabase database, String question) {
        return client(database).sql(question).query(String.class).single();
    }

    private static int port(EmbeddedDatabase database) {
        Properties parts = org.postgresql.Driver.parseURL(database.getJdbcUrl(), new Properties());
        assertThat(parts).isNotNull();
        assertThat(parts.getProperty("PGPORT")).matches(Pattern.compile("\\d+"));
        return Integer.parseInt(parts.getProperty("PGPORT"));
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
        }
    }
}
