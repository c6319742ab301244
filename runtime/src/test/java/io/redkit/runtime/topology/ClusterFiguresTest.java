package io.redkit.runtime.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.connection.CommandOutcome;
import io.redkit.testkit.TestCluster;

class ClusterFiguresTest {

    @Test
    void counters_commandsToSeveralNodes_areThoseOfTheClient() {
        RedkitClient client = TestCluster.client(settings -> settings.connections(1));
        try {
            for (int i = 0; i < 30; i++) {
                client.blocking().set("figures:" + i, "x");
            }

            assertThat(client.counters().commands(CommandOutcome.OK)).isGreaterThanOrEqualTo(30);
            assertThat(client.counters().connections()).isGreaterThanOrEqualTo(3);
        } finally {
            client.close(Duration.ZERO);
        }
    }
}
