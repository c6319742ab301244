package io.redkit.runtime.topology;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;

/**
 * Commands and subcommands of which neither one slot nor any node is the right place. What concerns replicas, too, such as
 * ACL SETUSER, goes to the masters nevertheless: a replica that is away must not make it fail.
 */
final class ClusterCommands {

    private static final String SPLIT_AND_SUMMED = "DEL, EXISTS, TOUCH, UNLINK";

    private static final String SPLIT_ALL_OK = "MSET";

    private static final String SPLIT_IN_ORDER = "JSON.MGET, MGET";

    private static final String ALL_SUCCEED = """
            ACL DELUSER, ACL LOAD, ACL SAVE, ACL SETUSER, CLIENT PAUSE, CLIENT UNPAUSE, CONFIG RESETSTAT, CONFIG REWRITE,
            CONFIG SET, FLUSHALL, FLUSHDB, FUNCTION DELETE, FUNCTION FLUSH, FUNCTION LOAD, FUNCTION RESTORE, MEMORY PURGE,
            SCRIPT FLUSH, SCRIPT LOAD, SLOWLOG RESET""";

    private static final String ONE_SUCCEEDS = "FUNCTION KILL, SCRIPT KILL";

    private static final String SUMMED = "DBSIZE, LATENCY RESET, PUBSUB NUMPAT, SLOWLOG LEN";

    private static final String CONCATENATED = "KEYS, SLOWLOG GET";

    /** Subscribers are known to the node that they are connected to. */
    private static final String UNITED = "PUBSUB CHANNELS, PUBSUB SHARDCHANNELS";

    private static final String PAIRS_SUMMED = "PUBSUB NUMSUB, PUBSUB SHARDNUMSUB";

    /** The cursor, the slot or the client belongs to one node, or that node is told to change or to stop. */
    private static final String NAMED = """
            BGREWRITEAOF, BGSAVE, CLIENT KILL, CLIENT UNBLOCK, CLUSTER ADDSLOTS, CLUSTER ADDSLOTSRANGE, CLUSTER BUMPEPOCH,
            CLUSTER COUNTKEYSINSLOT, CLUSTER DELSLOTS, CLUSTER DELSLOTSRANGE, CLUSTER FAILOVER, CLUSTER FLUSHSLOTS,
            CLUSTER FORGET, CLUSTER GETKEYSINSLOT, CLUSTER MEET, CLUSTER REPLICATE, CLUSTER RESET, CLUSTER SAVECONFIG,
            CLUSTER SET-CONFIG-EPOCH, CLUSTER SETSLOT, FAILOVER, FT.CURSOR, MODULE LOAD, MODULE LOADEX, MODULE UNLOAD, MONITOR,
            PSYNC, REPLCONF, REPLICAOF, SAVE, SCAN, SHUTDOWN, SLAVEOF, SYNC""";

    private static final Map<String, ClusterRule> RULES = new HashMap<>();

    static {
        add(SPLIT_AND_SUMMED, NodeScope.SPLIT_BY_SLOT, MergeRule.SUM);
        add(SPLIT_ALL_OK, NodeScope.SPLIT_BY_SLOT, MergeRule.FIRST);
        add(SPLIT_IN_ORDER, NodeScope.SPLIT_BY_SLOT, MergeRule.CONCATENATION);
        add(ALL_SUCCEED, NodeScope.ALL_MASTERS, MergeRule.FIRST);
        add(ONE_SUCCEEDS, NodeScope.ALL_MASTERS, MergeRule.ONE_SUCCESS);
        add(SUMMED, NodeScope.ALL_MASTERS, MergeRule.SUM);
        add(CONCATENATED, NodeScope.ALL_MASTERS, MergeRule.CONCATENATION);
        add(UNITED, NodeScope.ALL_MASTERS, MergeRule.UNION);
        add(PAIRS_SUMMED, NodeScope.ALL_MASTERS, MergeRule.SUM_OF_PAIRS);
        add("SCRIPT EXISTS", NodeScope.ALL_MASTERS, MergeRule.AND_OF_ELEMENTS);
        add("RANDOMKEY", NodeScope.ALL_MASTERS, MergeRule.ANY_PRESENT);
        add(NAMED, NodeScope.NAMED, MergeRule.FIRST);
    }

    private ClusterCommands() {
    }

    private static void add(String names, NodeScope scope, MergeRule merge) {
        for (String name : names.split(",\\s*")) {
            if (RULES.put(name, new ClusterRule(scope, merge)) != null) {
                throw new IllegalStateException(name + " has two rules");
            }
        }
    }

    static @Nullable ClusterRule rule(Call call) {
        return RULES.get(call.fullName());
    }

    static Map<String, ClusterRule> all() {
        return Map.copyOf(RULES);
    }
}
