package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.caches.CacheOutage;
import io.redkit.testkit.caches.CacheStampede;
import io.redkit.testkit.faults.FaultBed;

/** Short forms of the figures {@code cache-single-flight} and {@code cache-outage}. */
class CacheFiguresTest {

    private static final int PROCESSES = 5;
    private static final int ROUNDS = 5;

    @Test
    void manyCallersOfManyClients_missOneKey_oneLoads() throws Exception {
        List<RedkitClient> clients = new ArrayList<>();
        ExecutorService processes = Executors.newFixedThreadPool(PROCESSES);
        List<Future<List<Integer>>> all = new ArrayList<>();
        try {
            long begin = System.nanoTime() + 300_000_000;
            for (int i = 0; i < PROCESSES; i++) {
                RedkitClient client = TestRedis.client(settings -> settings.keyPrefix("figure:")
                        .commandTimeout(Duration.ofSeconds(10)));
                clients.add(client);
                all.add(processes.submit(() -> stampedes(client, begin)));
            }
            int[] loads = new int[ROUNDS];
            for (Future<List<Integer>> process : all) {
                List<Integer> its = process.get(30, TimeUnit.SECONDS);
                for (int round = 0; round < ROUNDS; round++) {
                    loads[round] += its.get(round);
                }
            }
            assertThat(loads).containsOnly(1);
        } finally {
            processes.shutdownNow();
            clients.forEach(client -> client.close(Duration.ZERO));
        }
    }

    private static List<Integer> stampedes(RedkitClient client, long begin) throws Exception {
        List<Integer> loads = new ArrayList<>();
        try (ClientCaches caches = ClientCaches.of(client.patterns());
                CacheStampede stampede = new CacheStampede(caches, 20)) {
            for (int round = 0; round < ROUNDS; round++) {
                loads.add(stampede.run("key" + round + begin, begin + round * 300_000_000L));
            }
        }
        return loads;
    }

    @Test
    void redisKilledUnderLoad_noReadFails() throws Exception {
        long reads = 0;
        for (int attempt = 0; attempt < 3 && reads <= 1000; attempt++) { // a machine that stands still reads nothing
            try (FaultBed bed = new FaultBed()) {
                CacheOutage.Result result = CacheOutage.measure(bed, 1, Duration.ofMillis(1000));
                assertThat(result.failures()).isZero();
                reads = result.reads();
            }
        }
        assertThat(reads).isGreaterThan(1000);
    }
}
