package io.redkit.bench.figures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.devserver.RedisServer;
import io.redkit.room.ReactiveRooms;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;

/**
 * Deliveries that are missing, double or out of order, of 10,000 messages to 1,000 WebSockets at two instances. They are in one
 * room, or in ten in the short form.
 */
@ApplicationScoped
class RoomBroadcast implements Figure {

    private static final int INSTANCES = 2;
    private static final int CLIENTS = 1000;
    private static final int MESSAGES = 10_000;
    private static final int QUICK_ROOMS = 10;
    private static final int CONNECTING = 50;
    /** So that clients, which share the machine with the servers, are not too slow. */
    private static final int AHEAD = 100;
    private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Vertx vertx;
    private final ReactiveRooms rooms;
    private final String server;
    private final AtomicLong deliveries = new AtomicLong();

    RoomBroadcast(Vertx vertx, ReactiveRooms rooms, @ConfigProperty(name = "quarkus.redkit.url") String server) {
        this.vertx = vertx;
        this.rooms = rooms;
        this.server = server;
    }

    @Override
    public String name() {
        return "room-broadcast";
    }

    @Override
    public String unit() {
        return "wrong deliveries";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "wrong deliveries");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        int count = effort.isFull() ? 1 : QUICK_ROOMS;
        List<Process> instances = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int i = 0; i < INSTANCES; i++) {
                ports.add(RedisServer.freePort());
                instances.add(start(ports.get(i)));
            }
            for (Process instance : instances) {
                awaitReady(instance);
            }
            List<RoomClient> clients = connect(ports, count);
            long begin = System.nanoTime();
            send(count);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("%d rooms, %d deliveries in %.1f s, %.0f per second%n", count, deliveries.get(), seconds,
                    deliveries.get() / seconds);
            return clients.stream().mapToInt(client -> client.wrong(MESSAGES / count)).sum();
        } finally {
            instances.forEach(Process::destroy);
        }
    }

    private Process start(int port) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return new ProcessBuilder(java, "-XX:+UseSerialGC", "-Xmx256m", "-Dquarkus.http.host-enabled=true",
                "-Dquarkus.http.port=" + port, "-Dquarkus.redkit.url=" + server, "-Dquarkus.redis.hosts=" + server,
                passed("redkit.bench.home"), passed("redkit.bench.server"), "-jar",
                System.getProperty("java.class.path"), RoomInstance.ARGUMENT)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** The figures ask for these settings, also where none is measured. */
    private static String passed(String property) {
        return "-D" + property + '=' + System.getProperty(property);
    }

    private static void awaitReady(Process instance) throws IOException {
        String line = new BufferedReader(new InputStreamReader(instance.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (!RoomInstance.READY.equals(line)) {
            throw new IllegalStateException("An instance said " + line);
        }
    }

    private List<RoomClient> connect(List<Integer> ports, int count) {
        WebSocketClient sockets = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(CLIENTS));
        return Multi.createFrom().items(IntStream.range(0, CLIENTS).boxed())
                .onItem().transformToUni(i -> Uni.createFrom()
                        .completionStage(() -> RoomClient.connect(sockets, ports.get(i % INSTANCES),
                                "/room/broadcast-" + i / INSTANCES % count + "/user-" + i, deliveries)))
                .merge(CONNECTING).collect().asList().await().atMost(Duration.ofMinutes(1));
    }

    /** The messages of a room one after the other, so that their order is known. */
    private void send(int count) {
        for (int number = 0; number < MESSAGES / count; number += AHEAD) {
            int from = number;
            Multi.createFrom().items(IntStream.range(0, count).boxed())
                    .onItem().transformToUni(room -> Multi.createFrom().items(IntStream.range(from, from + AHEAD).boxed())
                            .onItem().transformToUniAndConcatenate(
                                    i -> rooms.room("broadcast-" + room, Integer.class).send(i))
                            .onItem().ignoreAsUni())
                    .merge(count).onItem().ignoreAsUni().await().atMost(Duration.ofMinutes(1));
            awaitDeliveries((long) (from + AHEAD) * CLIENTS);
        }
    }

    private void awaitDeliveries(long expected) {
        long before = -1;
        long since = System.nanoTime();
        while (deliveries.get() < expected && System.nanoTime() - since < LONGEST_SILENCE_NANOS) {
            if (deliveries.get() != before) {
                before = deliveries.get();
                since = System.nanoTime();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
