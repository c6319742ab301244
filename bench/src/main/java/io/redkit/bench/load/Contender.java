package io.redkit.bench.load;

/** A client under load: its name in the table, and what its callers do. */
public record Contender(String name, Load load) {
}
