package io.redkit.runtime.topology.replication;

import java.util.List;

import io.redkit.runtime.config.Endpoint;

/**
 * The replicas that were found.
 *
 * @param upToDate those that are connected to their master
 * @param cutOff those that answer, and have no connection to their master
 */
record FoundReplicas(List<Endpoint> upToDate, List<Endpoint> cutOff) {
}
