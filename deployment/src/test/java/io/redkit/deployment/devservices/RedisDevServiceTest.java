package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import io.redkit.deployment.RedkitBuildTimeConfig.Topology;

class RedisDevServiceTest {

    private static final ClientKeys CLIENT = new ClientKeys("cache");

    private final AtomicBoolean ended = new AtomicBoolean();
    private final RedisSource works = source("working one", () -> Optional.of(redis("works", 7001)));
    private final RedisSource alsoWorks = source("second one", () -> Optional.of(redis("also works", 7002)));
    private final RedisSource missing = source("missing one", Optional::empty);
    private final RedisSource breaks = source("broken one", () -> {
        throw new IllegalStateException("out of order");
    });

    @Test
    void start_severalSources_takesTheFirst() {
        assertThat(started(works, alsoWorks).running().url()).isEqualTo("redis://localhost:7001");
    }

    @Test
    void start_sourceMissing_takesTheNext() {
        assertThat(started(missing, alsoWorks).running().url()).isEqualTo("redis://localhost:7002");
    }

    @Test
    void start_sourceBreaks_takesTheNext() {
        assertThat(started(breaks, alsoWorks).running().url()).isEqualTo("redis://localhost:7002");
    }

    @Test
    void start_allBreak_failsWithReasonAndKey() {
        assertThatThrownBy(() -> started(missing, breaks)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the client 'cache'").hasMessageContaining("broken one")
                .hasMessageContaining("out of order")
                .hasMessageContaining("quarkus.redkit.\"cache\".url");
    }

    @Test
    void start_allMissing_failsWithWhatIsMissing() {
        assertThatThrownBy(() -> started(missing)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no missing one");
    }

    @Test
    void close_running_endsIt() {
        started(works).close();
        assertThat(ended).isTrue();
    }

    @Test
    void start_occupiedFixedPort_failsWithThePort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            RedisSource embedded = ServerSource.embedded(new ServerRequest(Topology.STANDALONE, false,
                    OptionalInt.of(taken.getLocalPort()), List.of()));
            assertThatThrownBy(() -> started(embedded)).hasMessageContaining("Port " + taken.getLocalPort() + " is taken");
        }
    }

    private static RedisDevService started(RedisSource... sources) {
        RedisDevService service = new RedisDevService(CLIENT, List.of(sources));
        service.start();
        return service;
    }

    private RunningRedis redis(String description, int port) {
        return new RunningRedis(description, Topology.STANDALONE, List.of("localhost:" + port), Optional.empty(), null,
                () -> ended.set(true));
    }

    private static RedisSource source(String name, Supplier<Optional<RunningRedis>> start) {
        return new RedisSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<RunningRedis> start() {
                return start.get();
            }
        };
    }
}
