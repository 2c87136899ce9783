package org.triad.database.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.triad.database.DatabaseUnusable;

/**
 * One Triad per data folder. The operating system lets go of the lock when the process ends, however it ends, so there is never a
 * stale one to remove by hand.
 */
final class FolderLock implements AutoCloseable {

    /** Behind the process id that is written into the file, which Windows would otherwise not let others read. */
    private static final long LOCKED_BYTE = 1024;

    /** Opening and closing a file a second time would drop this process's lock on some systems: such a file is not opened. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param folder an existing folder
     * @throws DatabaseUnusable if another Triad holds it; the sentence names that process
     */
    static FolderLock take(Path folder) throws IOException {
        Path file = folder.toRealPath().resolve("triad.lock");
        if (!HELD_HERE.add(file)) {
            throw inUse(folder, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw inUse(folder, read(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new FolderLock(file, channel);
        } catch (IOException | DatabaseUnusable | OverlappingFileLockException e) {
            if (channel != null) {
                channel.close();
            }
            HELD_HERE.remove(file);
            throw e;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    }

    private static DatabaseUnusable inUse(Path folder, String process) {
        return new DatabaseUnusable(
                "The data folder %s is in use by another Triad%s. Stop it, or set triad.database.folder to another folder."
                        .formatted(folder, process.isEmpty() ? "" : " (process " + process + ")"));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }
}
