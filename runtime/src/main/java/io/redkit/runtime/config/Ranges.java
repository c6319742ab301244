package io.redkit.runtime.config;

import java.math.BigInteger;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;

/** Checks that numbers, times and sizes are in their range, and reports those that are not. */
final class Ranges {

    /** What fits a 32-bit number of milliseconds, as sockets count time; about 24 days. */
    static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private final ClientSources sources;

    Ranges(ClientSources sources) {
        this.sources = sources;
    }

    Duration time(String key, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
            sources.problem(key, value + " is out of range; write a time from 1ms to 24d, such as 2s");
        }
        return value;
    }

    Duration timeOrZero(String key, Duration value) {
        return value.isZero() ? value : time(key, value);
    }

    void ascending(String key, Duration value, String laterKey, Duration later) {
        if (value.compareTo(later) > 0) {
            sources.problem(key, value + " is longer than " + sources.key(laterKey) + " (" + later + "); write a shorter one");
        }
    }

    int atLeastOne(String key, int value) {
        if (value < 1) {
            sources.problem(key, value + " is too small; write a number from 1");
        }
        return value;
    }

    long bytes(String key, MemorySize size) {
        BigInteger value = size.asBigInteger();
        if (value.signum() < 1 || value.bitLength() > 63) {
            sources.problem(key, value + " bytes is out of range; write a size from 1, such as 64M");
        }
        return value.longValue();
    }
}
