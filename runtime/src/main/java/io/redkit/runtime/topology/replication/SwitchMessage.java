package io.redkit.runtime.topology.replication;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.config.Endpoint;

/**
 * What a sentinel announces.
 *
 * @param master the new master, null if it is still the same
 * @param aboutReplica whether a replica of the master came, went, or changed its state
 */
record SwitchMessage(@Nullable Endpoint master, boolean aboutReplica) {

    static final String SWITCH = "+switch-master";
    /** Who is away, who is back, and who is new: messages that begin with the kind of server and its name and address. */
    static final String[] REPLICA_CHANNELS = { "+sdown", "-sdown", "+slave", "+reboot" };

    private static final SwitchMessage OF_NO_CONCERN = new SwitchMessage(null, false);
    private static final SwitchMessage REPLICA = new SwitchMessage(null, true);

    /**
     * Reads {@code name oldHost oldPort newHost newPort} of a switch, and
     * {@code slave name host port @ master masterHost masterPort} of other channels.
     */
    static SwitchMessage read(String channel, String text, String masterName, SentinelReplies replies) {
        String[] words = text.split(" ", -1);
        if (channel.equals(SWITCH)) {
            boolean isOurs = words.length == 5 && words[0].equals(masterName);
            return isOurs ? new SwitchMessage(replies.reached(words[3], words[4]), false) : OF_NO_CONCERN;
        }
        boolean isOurs = words.length == 8 && words[0].equals("slave") && words[5].equals(masterName);
        return isOurs ? REPLICA : OF_NO_CONCERN;
    }
}
