package io.redkit.runtime.topology;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.KeyPositions;

/**
 * What a command means in a cluster.
 *
 * @param scope which nodes execute it
 * @param merge how several replies become one; where one node answers, {@link MergeRule#FIRST}. Those of
 *        {@link NodeScope#SPLIT_BY_SLOT} are merged by {@link SlotSplit#merge}.
 */
public record ClusterRule(NodeScope scope, MergeRule merge) {

    static final ClusterRule SLOT = new ClusterRule(NodeScope.SLOT, MergeRule.FIRST);
    static final ClusterRule ANY = new ClusterRule(NodeScope.ANY, MergeRule.FIRST);

    /**
     * Returns the rule of the call. A caller in a hurry looks at {@link Call#firstKey} before: if there is a key and
     * {@link KeyPositions#isSingle()}, then the key's slot decides.
     */
    public static ClusterRule of(Call call) {
        boolean hasKey = call.firstKey() != KeyPositions.NO_KEY;
        if (hasKey && call.command().keys().isSingle()) {
            return SLOT;
        }
        ClusterRule special = ClusterCommands.rule(call);
        if (special != null && hasKey == (special.scope == NodeScope.SPLIT_BY_SLOT)) {
            return special;
        }
        return hasKey ? SLOT : ANY;
    }
}
