/** Builds the backend of Quarkus Cache into an application. */
@NullMarked
package io.redkit.quarkuscache.deployment;

import org.jspecify.annotations.NullMarked;
