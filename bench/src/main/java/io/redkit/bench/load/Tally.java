package io.redkit.bench.load;

/** What the callers of one event loop saw. Belongs to that loop's thread until the round is over. */
final class Tally {

    final Latencies latencies = new Latencies();
    long replies;
    long errors;
    String firstError = "";

    void error(String what) {
        errors++;
        if (firstError.isEmpty()) {
            firstError = what;
        }
    }

    void add(Tally other) {
        latencies.add(other.latencies);
        replies += other.replies;
        errors += other.errors;
        if (firstError.isEmpty()) {
            firstError = other.firstError;
        }
    }
}
