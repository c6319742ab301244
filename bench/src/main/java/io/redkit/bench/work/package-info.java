/** What callers ask of a client: one class for each kind of request. */
@NullMarked
package io.redkit.bench.work;

import org.jspecify.annotations.NullMarked;
