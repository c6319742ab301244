package io.redkit.runtime.connection;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.RedisException;

/** Is told when a lane changes its state. Called on the event loop of the lane. */
interface LaneObserver {

    void onLaneState(Lane lane, ConnectionState state, @Nullable RedisException failure, @Nullable Duration retryIn);
}
