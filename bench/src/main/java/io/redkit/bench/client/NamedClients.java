package io.redkit.bench.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisClientName;

/** Makes the build see the names by which clients are looked up at run time. They are in use only while their servers run. */
@ApplicationScoped
class NamedClients {

    @Inject
    @RedisClientName("alone")
    Instance<ReactiveRedisService> alone;

    @Inject
    @RedisClientName("secure")
    Instance<ReactiveRedisService> secure;

    @Inject
    @RedisClientName("remote")
    Instance<ReactiveRedisService> remote;

    @Inject
    @RedisClientName("sharded")
    Instance<ReactiveRedisService> sharded;

    @Inject
    @io.quarkus.redis.client.RedisClientName("alone")
    Instance<ReactiveRedisDataSource> peerAlone;

    @Inject
    @io.quarkus.redis.client.RedisClientName("alone-tuned")
    Instance<ReactiveRedisDataSource> peerAloneTuned;

    @Inject
    @io.quarkus.redis.client.RedisClientName("secure")
    Instance<ReactiveRedisDataSource> peerSecure;

    @Inject
    @io.quarkus.redis.client.RedisClientName("secure-tuned")
    Instance<ReactiveRedisDataSource> peerSecureTuned;

    @Inject
    @io.quarkus.redis.client.RedisClientName("remote")
    Instance<ReactiveRedisDataSource> peerRemote;

    @Inject
    @io.quarkus.redis.client.RedisClientName("remote-tuned")
    Instance<ReactiveRedisDataSource> peerRemoteTuned;

    @Inject
    @io.quarkus.redis.client.RedisClientName("sharded")
    Instance<ReactiveRedisDataSource> peerSharded;

    @Inject
    @io.quarkus.redis.client.RedisClientName("sharded-tuned")
    Instance<ReactiveRedisDataSource> peerShardedTuned;
}
