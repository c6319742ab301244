/** Starts a Redis for each client that is not configured, in development, in tests and for {@code quarkus:run}. */
@NullMarked
package io.redkit.deployment.devservices;

import org.jspecify.annotations.NullMarked;
