package io.redkit.runtime.topology;

/** Which nodes of a cluster execute a command. */
public enum NodeScope {

    /** The one that has the slot of its keys, which must be the same for all of them. */
    SLOT,
    /** Each that has the slot of some of its keys; see {@link SlotSplit}. Not atomic, unless all keys share a slot. */
    SPLIT_BY_SLOT,
    /** Any: all would answer alike, or the answer is about whoever gives it. */
    ANY,
    /** All masters, and their replies become one. */
    ALL_MASTERS,
    /** One that only the caller can choose, for example because a cursor is its own. To be refused where nobody chose. */
    NAMED
}
