package io.redkit.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class OrphanTest {

    @Test
    void ownerKilled_guardRuns_leavesNeitherProcessNorDirectory() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start()) {
            assertThat(owner.server().isAlive()).isTrue();
            owner.kill();
            await().atMost(5, TimeUnit.SECONDS).until(() -> !Liveness.of(owner.server()));
            await().atMost(5, TimeUnit.SECONDS).untilAsserted(() -> assertThat(owner.serverDirectory()).doesNotExist());
        }
    }

    @Test
    void ownerKilled_pausedServer_isGoneToo() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start()) {
            new ProcessBuilder("/bin/sh", "-c", "kill -STOP " + owner.server().pid()).start().waitFor();
            owner.kill();
            await().atMost(5, TimeUnit.SECONDS).until(() -> !Liveness.of(owner.server()));
        }
    }

    @Test
    void ownerKilled_guardKilledBefore_isReapedAtTheNextStart() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start()) {
            owner.guard().destroyForcibly();
            owner.kill();
            assertThat(Liveness.of(owner.server())).as("nobody has ended it yet").isTrue();
            RedisServer.start().close();
            await().atMost(5, TimeUnit.SECONDS).until(() -> !Liveness.of(owner.server()));
            assertThat(owner.serverDirectory()).doesNotExist();
        }
    }

    @Test
    void start_ownerAlive_leavesItsServerAlone() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start()) {
            RedisServer.start().close();
            assertThat(Liveness.of(owner.server())).isTrue();
            assertThat(owner.serverDirectory()).exists();
        }
    }
}
