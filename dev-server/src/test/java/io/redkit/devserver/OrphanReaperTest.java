package io.redkit.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OrphanReaperTest {

    private static final Optional<ProcessIdentity> GONE = Optional
            .of(new ProcessIdentity(1L << 40, Instant.EPOCH, "/nowhere"));

    @TempDir
    Path servers;
    Path directory;
    Process stranger;

    @BeforeEach
    void prepare() throws IOException {
        directory = Files.createDirectory(servers.resolve("server1"));
        stranger = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() {
        stranger.destroyForcibly();
    }

    @Test
    void reap_ownerGone_endsTheServer() throws Exception {
        new PidFile(directory).write(GONE, Optional.of(identity()));
        new OrphanReaper(servers).reap();
        assertThat(stranger.waitFor()).isNotZero();
        assertThat(directory).doesNotExist();
    }

    @Test
    void reap_ownerAlive_touchesNothing() throws IOException {
        new PidFile(directory).write(ProcessIdentity.of(ProcessHandle.current()), Optional.of(identity()));
        new OrphanReaper(servers).reap();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(directory).exists();
    }

    @Test
    void reap_processIdUsedAgainByOtherExecutable_leavesItAlone() throws IOException {
        new PidFile(directory).write(GONE,
                Optional.of(new ProcessIdentity(stranger.pid(), identity().started(), "/usr/bin/redis-server")));
        new OrphanReaper(servers).reap();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void reap_processIdUsedAgainLater_leavesItAlone() throws IOException {
        ProcessIdentity earlier = new ProcessIdentity(stranger.pid(), identity().started().minusSeconds(60),
                identity().executable());
        new PidFile(directory).write(GONE, Optional.of(earlier));
        new OrphanReaper(servers).reap();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void reap_directoryBeingSetUp_staysForAMinute() throws IOException {
        new OrphanReaper(servers).reap();
        assertThat(directory).exists();
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        new OrphanReaper(servers).reap();
        assertThat(directory).doesNotExist();
    }

    private ProcessIdentity identity() {
        // Right after the fork the executable is still that of the Java process.
        return await().until(() -> ProcessIdentity.of(stranger.toHandle()),
                found -> found.filter(identity -> identity.executable().endsWith("sleep")
                        || identity.executable().endsWith("busybox") || identity.executable().endsWith("coreutils"))
                        .isPresent())
                .orElseThrow();
    }
}
