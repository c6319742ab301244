/**
 * Redis for Quarkus applications: the services to inject, their errors, and the state of their connections.
 */
@NullMarked
package io.redkit;

import org.jspecify.annotations.NullMarked;
