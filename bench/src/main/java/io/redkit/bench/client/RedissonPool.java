package io.redkit.bench.client;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.BaseConfig;
import org.redisson.config.ClusterServersConfig;
import org.redisson.config.Config;

/** Redisson in its default configuration: a pool of 64 connections that it leases for single commands. */
@ApplicationScoped
public class RedissonPool implements Library {

    @Override
    public List<Client> open(Target target) throws Exception {
        RedissonClient client = Redisson.create(config(target));
        return List.of(new Client("redisson", Optional.of(new RedissonAsync(client)),
                Optional.of(new RedissonBlocking(client)), client::shutdown));
    }

    private static Config config(Target target) throws Exception {
        Config config = new Config();
        BaseConfig<?> servers = servers(config, target);
        if (target.isTls()) {
            servers.setSslTrustManagerFactory(Trust.in(target.authority().orElseThrow()));
        }
        return config;
    }

    private static BaseConfig<?> servers(Config config, Target target) {
        String scheme = target.isTls() ? "rediss://" : "redis://";
        if (!target.isCluster()) {
            return config.useSingleServer().setAddress(scheme + target.endpoints().get(0));
        }
        ClusterServersConfig cluster = config.useClusterServers();
        target.endpoints().forEach(each -> cluster.addNodeAddress(scheme + each));
        return cluster;
    }
}
