package io.redkit.testkit.faults;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What can happen between a client and its server. What does not end by itself, or by what the client does, ends with
 * {@link FaultBed#heal()}.
 */
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
    /** So few replies pass that most commands time out, and are answered while their callers wait for the next. */
    LATE_REPLIES {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.proxy().throttleReplies(random.nextInt(50, 150));
        }

        @Override
        int length(int callers, RandomGenerator random) {
            return callers + random.nextInt(callers);
        }
    },
    BLACK_HOLE {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.proxy().blackHole();
        }
    },
    /** Ends when the client gives its connections up, and opens others. */
    FORGOTTEN {
        @Override
        void inject(FaultBed bed, RandomGenerator random) {
            bed.proxy().forget();
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

    /**
     * Returns how many commands are to end before the fault is healed: none or a few, so that one fault is over before anybody
     * feels it, and another is felt by all.
     *
     * @param callers of which each waits for one command
     */
    int length(int callers, RandomGenerator random) {
        return random.nextInt(callers);
    }
}
