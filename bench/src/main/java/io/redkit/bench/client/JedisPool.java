package io.redkit.bench.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisCluster;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.UnifiedJedis;

/** Jedis with a pool of 64 connections, more than it has by default; only for callers that block. */
@ApplicationScoped
public class JedisPool implements Library {

    private static final int CONNECTIONS = 64;

    @Override
    public List<Client> open(Target target) throws Exception {
        UnifiedJedis jedis = connect(target);
        return List.of(new Client("jedis", Optional.empty(), Optional.of(new JedisBlocking(jedis)), jedis::close));
    }

    private static UnifiedJedis connect(Target target) throws Exception {
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder();
        if (target.isTls()) {
            config.ssl(true).sslSocketFactory(Trust.sockets(target.authority().orElseThrow()));
        }
        if (target.isCluster()) {
            Set<HostAndPort> nodes = target.endpoints().stream().map(HostAndPort::from).collect(Collectors.toSet());
            return new JedisCluster(nodes, config.build(), 5, pool);
        }
        return new JedisPooled(pool, new HostAndPort(target.host(), target.port()), config.build());
    }
}
