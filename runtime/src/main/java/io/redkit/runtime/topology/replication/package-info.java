/** A master and its replicas, whose roles sentinels or the servers themselves tell. */
@NullMarked
package io.redkit.runtime.topology.replication;

import org.jspecify.annotations.NullMarked;
