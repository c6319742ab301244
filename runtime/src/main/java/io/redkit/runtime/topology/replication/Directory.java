package io.redkit.runtime.topology.replication;

import io.redkit.runtime.connection.ServerSource;

/** Knows which servers belong together: the source names the master as of now. Thread-safe. */
interface Directory extends ServerSource {

    /** Is told of changes, on any thread; must not block. */
    interface Changes {

        /** Another server has become the master. */
        void onMaster();

        /** A replica came, went, or changed its state. */
        void onReplicas();
    }

    /** Asks for the replicas that can be reached; the answer comes on any thread. */
    void replicas(Outcome<FoundReplicas> outcome);

    /** Begins to tell of changes, where there is somebody who announces them. */
    void watch(Changes changes);

    void close();
}
