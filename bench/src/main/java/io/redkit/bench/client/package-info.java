/** The clients that are compared: one class for each library, with the few commands that callers need. */
@NullMarked
package io.redkit.bench.client;

import org.jspecify.annotations.NullMarked;
