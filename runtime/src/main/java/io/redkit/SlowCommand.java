package io.redkit;

import java.time.Duration;
import java.time.Instant;

/**
 * Entry of the server's slow log. The arguments of the command are left out: they are keys and values.
 *
 * @param id unique number of the entry
 * @param at when the command was executed, by the server's clock
 * @param took execution time on the server
 * @param command name of the command in capitals
 */
public record SlowCommand(long id, Instant at, Duration took, String command) {
}
