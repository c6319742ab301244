package io.redkit.deployment;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveMethodBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.redkit.runtime.vertx.RequestArguments;
import io.vertx.redis.client.impl.RequestImpl;

/** What a native executable has to know. */
class NativeProcessor {

    /** The one method that is called by reflection. */
    @BuildStep
    ReflectiveMethodBuildItem requestArguments() {
        return new ReflectiveMethodBuildItem("Redkit reads the arguments of Vert.x requests", RequestImpl.class.getName(),
                RequestArguments.METHOD, new String[0]);
    }

    /** Classes that hold buffers or random numbers in static fields. */
    @BuildStep
    List<RuntimeInitializedClassBuildItem> initializedAtRunTime() {
        String client = "io.vertx.redis.client.impl.";
        return Stream.of(client + "types.BulkType", client + "RedisSentinelClient", client + "RedisReplicationClient",
                client + "Slots", client + "RedisClusterConnection", client + "RedisReplicationConnection",
                client + "RedisClusterClient", RequestArguments.class.getName())
                .map(RuntimeInitializedClassBuildItem::new).toList();
    }
}
