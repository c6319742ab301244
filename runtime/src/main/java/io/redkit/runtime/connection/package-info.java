/**
 * Connections: the shared, pipelined lane, and the same thing in exclusive use.
 * <p>
 * Everything in here lives on one event loop, the connection's own, unless a comment says otherwise; that is why there are
 * no locks.
 */
@NullMarked
package io.redkit.runtime.connection;

import org.jspecify.annotations.NullMarked;
