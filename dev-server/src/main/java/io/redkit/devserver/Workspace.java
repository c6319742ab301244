package io.redkit.devserver;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** The directory of this user below the temporary one: extracted binaries, and one directory for each running server. */
final class Workspace {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private Workspace() {
    }

    static Path binaries() throws IOException {
        return Files.createDirectories(root().resolve("bin"));
    }

    /** The directory that holds one directory for each server. */
    static Path servers() throws IOException {
        return Files.createDirectories(root().resolve("servers"));
    }

    /** The directory of the certificate that servers of this user share. */
    static Path certificates() throws IOException {
        return Files.createDirectories(root().resolve("tls"));
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // What cannot be removed now is removed with the orphans at the next start.
        }
    }

    private static Path root() throws IOException {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
        Path root = Path.of(System.getProperty("java.io.tmpdir"), "redkit-" + user);
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(root, ownerOnly());
        }
        requireOwn(root);
        return root;
    }

    /** What is in this directory is executed, and anybody may create it: it must be ours and nobody else's to write. */
    private static void requireOwn(Path root) throws IOException {
        if (!isPosix()) {
            return;
        }
        Path probe = Files.createTempFile("redkit", ".probe");
        try {
            boolean ours = Files.getOwner(root, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
            if (!ours || !Files.getPosixFilePermissions(root, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ONLY)) {
                throw new IOException(root + " must belong to this user with the permissions rwx------; remove it");
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return isPosix() ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER_ONLY) }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
