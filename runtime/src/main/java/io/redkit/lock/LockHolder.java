package io.redkit.lock;

import java.time.Duration;

/**
 * Who holds a lock, for people.
 *
 * @param by the connection name of the client that holds it; empty while a minimum hold outlasts its holder
 * @param token its fencing token
 * @param remaining time until the lease ends, unless it is renewed
 */
public record LockHolder(String by, long token, Duration remaining) {
}
