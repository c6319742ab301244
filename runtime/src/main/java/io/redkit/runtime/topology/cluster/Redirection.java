package io.redkit.runtime.topology.cluster;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisServerException;
import io.redkit.runtime.config.Endpoint;

/**
 * The answer of a node that does not hold the slot.
 *
 * @param asking whether the slot is just moving, and only this one command is to go to the other node
 */
record Redirection(boolean asking, int slot, Endpoint target) {

    /**
     * Returns the redirection that the error means, null if it is another error.
     *
     * @param asked the node that answered
     */
    static @Nullable Redirection of(RedisServerException error, Endpoint asked) {
        boolean asking = error.code().equals("ASK");
        if (!asking && !error.code().equals("MOVED")) {
            return null;
        }
        String[] words = error.serverText().split(" ", -1);
        int colon = words.length == 3 ? words[2].lastIndexOf(':') : -1;
        if (colon < 0) {
            return null;
        }
        try {
            int port = Integer.parseInt(words[2].substring(colon + 1));
            return new Redirection(asking, Integer.parseInt(words[1]),
                    ClusterSlots.at(words[2].substring(0, colon), port, asked));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
