package org.triad.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.triad.database.DatabaseUnusable;

/**
 * What lies in Triad's data folder: {@code triad.lock}, {@code programs} (PostgreSQL's, unpacked), {@code postgresql} (the data) and, while
 * a new one is made, {@code preparing-…}. The data appears under its name in one step and complete, so an interrupted first start leaves
 * nothing that could be mistaken for it.
 *
 * @param root its real path, by which a server left behind on it is recognised
 */
record DataFolder(Path root) {

    private static final String PREPARING = "preparing-";

    /**
     * One PostgreSQL cluster and what belongs to it.
     *
     * @param path the folder that holds the cluster, its password and what its server said when it was started
     */
    record Home(Path path) {

        /** PostgreSQL's own data directory. */
        Path cluster() {
            return path.resolve("cluster");
        }

        Path startLog() {
            return path.resolve("start.log");
        }

        Path passwordFile() {
            return path.resolve("password");
        }

        boolean exists() {
            return Files.exists(path);
        }

        /** The password of both database users. */
        String password() throws IOException {
            return Files.readString(passwordFile(), StandardCharsets.US_ASCII).strip();
        }

        void writePassword(String password) throws IOException {
            Files.createFile(passwordFile(), onlyForOwner(passwordFile(), "rw-------"));
            Files.writeString(passwordFile(), password, StandardCharsets.US_ASCII);
            flush(passwordFile(), StandardOpenOption.WRITE);
        }
    }

    /**
     * The folder of that name, which is made if it is missing, for its owner only.
     *
     * @throws DatabaseUnusable if it cannot be made
     */
    static DataFolder at(Path path) throws IOException {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, onlyForOwner(path, "rwx------"));
            }
            return new DataFolder(path.toRealPath());
        } catch (FileAlreadyExistsException | AccessDeniedException e) {
            throw new DatabaseUnusable(
                    "The data folder %s cannot be made: a file bears its name, or this user may not write there. Set triad.database.folder to another folder."
                            .formatted(path),
                    e);
        }
    }

    Home home() {
        return new Home(root.resolve("postgresql"));
    }

    /** Where the library unpacks PostgreSQL. It lets everybody write there, so the folder around it lets nobody in. */
    Path programs() throws IOException {
        Path fence = root.resolve("programs");
        if (!Files.isDirectory(fence)) {
            Files.createDirectory(fence, onlyForOwner(fence, "rwx------"));
        }
        return fence.resolve("unpacked");
    }

    /** A place to make a new cluster in, out of everybody's sight. */
    Home newHome() throws IOException {
        return new Home(Files.createTempDirectory(root, PREPARING));
    }

    /** Gives a finished cluster, whose server is stopped, its name. */
    void adopt(Home prepared) throws IOException {
        Files.move(prepared.path(), home().path(), StandardCopyOption.ATOMIC_MOVE);
        flush(root, StandardOpenOption.READ);
    }

    /** Clusters whose making was interrupted; nothing was ever stored in them. */
    List<Home> unfinishedHomes() throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(child -> child.getFileName().toString().startsWith(PREPARING))
                    .map(Home::new)
                    .toList();
        }
    }

    /** Removes programs whose unpacking was interrupted: the library would keep the half-written files. */
    void discardUnfinishedPrograms() throws IOException {
        Path unpacked = programs();
        if (!Files.isDirectory(unpacked)) {
            return;
        }
        try (Stream<Path> children = Files.list(unpacked)) {
            for (Path child : children.toList()) {
                if (!Files.exists(child.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(child);
                }
            }
        }
    }

    private static FileAttribute<?>[] onlyForOwner(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** To the disk itself. Windows opens no folders, and needs no such thing for them. */
    private static void flush(Path path, StandardOpenOption option) throws IOException {
        if (Files.isDirectory(path)
                && !path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
