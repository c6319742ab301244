package io.redkit.testkit.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestSettings;

/** A server that is killed, and started again at the same port. */
public final class Restart {

    private static final long BETWEEN_ATTEMPTS_NANOS = 500_000;
    private static final long LONGEST_NANOS = Duration.ofSeconds(60).toNanos();

    private Restart() {
    }

    /**
     * Kills the server, starts it again when that time has passed, and returns how long it took from its first connection to
     * the first command that succeeds; blocks.
     */
    public static Duration measure(FaultBed bed, TestSettings settings, Duration away) {
        RedkitClient client = bed.open(settings, event -> {
        });
        try {
            client.blocking().ping();
            bed.server().kill();
            try (FirstSuccess success = new FirstSuccess(bed.vertx(), client.reactive())) {
                CompletableFuture<Void> over = new CompletableFuture<>();
                bed.vertx().setTimer(Math.max(1, away.toMillis()), timer -> over.complete(null));
                over.join();
                CompletableFuture<Void> start = CompletableFuture.runAsync(bed.server()::restart);
                long listens = awaitListening(bed.server().host(), bed);
                long succeeded = success.await();
                start.join();
                return Duration.ofNanos(Math.max(0, succeeded - listens));
            }
        } finally {
            client.close(Duration.ZERO);
        }
    }

    static long awaitListening(String host, FaultBed bed) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < LONGEST_NANOS) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getByName(host), bed.server().port()));
                return System.nanoTime();
            } catch (IOException e) {
                LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
            }
        }
        throw new AssertionError("the server does not come back");
    }
}
