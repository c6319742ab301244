package io.redkit.bench.client;

import java.util.List;

/** A library that is compared. */
public interface Library {

    /** Connects to the servers, once for each configuration that is compared. */
    List<Client> open(Target target) throws Exception;
}
