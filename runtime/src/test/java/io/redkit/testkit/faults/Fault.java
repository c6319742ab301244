package io.redkit.testkit.faults;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** What can happen between a client and its server. All of it ends with {@link FaultBed#heal()}, or earlier. */
public enum Fault {

    RESET {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.proxy().reset();
        }
    },
    CUT {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.proxy().cutAfter(random.nextInt(400));
        }
    },
    DELAY {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.proxy().delay(Duration.ofMillis(random.nextInt(1, 40)));
        }
    },
    THROTTLE {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.proxy().throttle(random.nextInt(200, 5_000));
        }
    },
    BLACK_HOLE {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.proxy().blackHole();
        }
    },
    REFUSE {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.proxy().refuse();
        }
    },
    SERVER_STOPPED {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.pause();
        }
    },
    CLIENT_KILL {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.observer().execute("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
        }
    },
    CLIENT_PAUSE {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.observer().execute("CLIENT", "PAUSE", String.valueOf(random.nextInt(1, 100)));
        }
    };

    abstract void inject(FaultBed bed, RandomGenerator random);

    static Fault any(RandomGenerator random) {
        return values()[random.nextInt(values().length)];
    }
}
