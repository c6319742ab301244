package io.redkit.testkit.locks;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.redkit.RedisException;
import io.redkit.RedisService;
import io.redkit.lock.HeldLock;
import io.redkit.lock.LockNotAcquiredException;
import io.redkit.lock.LockOptions;
import io.redkit.lock.RedisLocks;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.lock.ClientLocks;
import io.redkit.runtime.lock.LockSettings;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;

/** A process with many threads that acquire locks, and increment the counters that these guard, until it is ended. */
public final class LockWorker {

    /** The argument that makes a program this process. */
    public static final String ARGUMENT = "--lock-worker";

    static final String VIOLATION = "VIOLATION";
    private static final int SHORT_WORK_MICROS = 2000;
    private static final int LONG_WORK_MICROS = 40_000;
    private static final int OF_WHICH_ONE_IS_LONG = 4;

    private final RedisLocks locks;
    private final RedisService resource;
    private final LockOptions options;
    private final int names;
    private final Map<String, Long> highest = new ConcurrentHashMap<>();

    private LockWorker(RedisLocks locks, RedisService resource, Duration lease, int names) {
        this.locks = locks;
        this.resource = resource;
        this.options = LockOptions.DEFAULT.lease(lease).waitAtMost(Duration.ofSeconds(2));
        this.names = names;
    }

    /** @param arguments port of the locks, port of the counters, threads, lease in milliseconds, number of locks */
    public static void main(String... arguments) throws IOException {
        ClientFixture client = client(Integer.parseInt(arguments[0]));
        ClientFixture resource = client(Integer.parseInt(arguments[1]));
        RedkitClient locking = client.client();
        ClientLocks locks = new ClientLocks(locking.patterns(), LockSettings.DEFAULT);
        LockWorker worker = new LockWorker(locks.blocking(), resource.redis(),
                Duration.ofMillis(Long.parseLong(arguments[3])), Integer.parseInt(arguments[4]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            Thread thread = new Thread(worker::workForEver, "worker-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        while (System.in.read() >= 0) {
            // nothing is sent; only the end counts
        }
        System.exit(0);
    }

    private static ClientFixture client(int port) {
        return ClientFixture.of(TestSettings.at(port).commandTimeout(Duration.ofSeconds(1)).retriesUntilDeadline());
    }

    private void workForEver() {
        long pid = ProcessHandle.current().pid();
        for (int i = 0;; i++) {
            String name = "lock-" + ThreadLocalRandom.current().nextInt(names);
            try {
                workOnce(name, pid + "/" + Thread.currentThread().getName() + "/" + i);
            } catch (RedisException | LockNotAcquiredException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private void workOnce(String name, String acquisition) {
        long before = highest.getOrDefault(name, 0L);
        try (HeldLock held = locks.lock(name).with(options).lock()) {
            if (held.token() <= before) {
                System.out.println(VIOLATION + " token " + held.token() + " after " + before + " of " + name);
            }
            highest.merge(name, held.token(), Math::max);
            GuardedCounter counter = new GuardedCounter(resource, name);
            long value = counter.read(held.token(), acquisition);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(workMicros()));
            if (value >= 0) {
                counter.write(held.token(), value + 1);
            }
        }
    }

    /** Long enough, now and then, that a process is stopped in the middle of it. */
    private static int workMicros() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return random.nextInt(random.nextInt(OF_WHICH_ONE_IS_LONG) == 0 ? LONG_WORK_MICROS : SHORT_WORK_MICROS);
    }
}
