package io.redkit.lock;

/**
 * Checks fencing tokens on the side of a resource: it remembers the greatest token that it has seen, and admits none that is
 * lower. For resources that cannot do so themselves; those in SQL databases can, see {@link FencingSql}.
 */
public interface Fence {

    /**
     * Returns whether the token is not lower than any that was seen before, and remembers it. What is done after that can
     * still be overtaken, so prefer {@link #set} where the resource is a key.
     */
    boolean admit(long token);

    /**
     * Sets a key to a value, in the same step, if the token is admitted.
     *
     * @param key in the slot of the fence: it must have the fence's name as its {@code KeySpace.hashTag} in a cluster
     * @return whether it was set
     */
    boolean set(String key, String value, long token);
}
