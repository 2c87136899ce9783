package org.triad.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.triad.database.DatabaseUnusable;

class FolderLockTest {

    private Path folder;

    @BeforeEach
    void emptyFolder() throws IOException {
        folder = Folders.empty();
    }

    @Test
    void isRefusedToASecondTriadInTheSameProcess() throws IOException {
        try (FolderLock lock = FolderLock.take(folder)) {
            assertThat(lock).isNotNull();
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> FolderLock.take(folder))
                        .isInstanceOf(DatabaseUnusable.class)
                        .hasMessage(
                                "The data folder %s is in use by another Triad (process %d). Stop it, or set triad.database.folder to another folder.",
                                folder, ProcessHandle.current().pid());
            }
        }
    }

    @Test
    void isFreeAgainOnceItIsClosed() throws IOException {
        FolderLock.take(folder).close();
        try (FolderLock again = FolderLock.take(folder)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void doesNotMindAFileSomebodyLeftBehind() throws IOException {
        Files.writeString(folder.resolve("triad.lock"), "4711 and much more than a number");
        try (FolderLock lock = FolderLock.take(folder)) {
            assertThat(lock).isNotNull();
        }
        assertThat(folder.resolve("triad.lock"))
                .hasContent(Long.toString(ProcessHandle.current().pid()));
    }
}
