package io.redkit.runtime.topology.replication;

import io.redkit.RedisException;

/** Is told, once, how a question ended. */
interface Outcome<T> {

    void onAnswer(T answer);

    void onFailure(RedisException reason);
}
