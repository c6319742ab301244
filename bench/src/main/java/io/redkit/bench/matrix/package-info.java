/** Everything measured in one run: which clients, requests, callers and networks, the servers for it, and the run itself. */
@NullMarked
package io.redkit.bench.matrix;

import org.jspecify.annotations.NullMarked;
