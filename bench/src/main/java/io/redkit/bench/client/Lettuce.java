package io.redkit.bench.client;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;

/**
 * Lettuce with one connection that all callers share, as it advises. Reactive callers come back to their event loop, as those
 * of
 * a Quarkus application must; a second row goes on where Lettuce calls back, which saves it the way.
 */
@ApplicationScoped
public class Lettuce implements Library {

    @Override
    public List<Client> open(Target target) {
        return target.isCluster() ? openCluster(target) : openOne(target);
    }

    private static List<Client> openOne(Target target) {
        RedisClient client = RedisClient.create(uri(target, target.endpoints().get(0)));
        ClientOptions.Builder options = ClientOptions.builder();
        target.authority().ifPresent(pem -> options.sslOptions(SslOptions.builder().trustManager(pem.toFile()).build()));
        client.setOptions(options.build());
        StatefulRedisConnection<String, String> connection = client.connect();
        return clients(new LettuceBlocking(connection.sync()), new LettuceAsync(connection.async(), true),
                new LettuceAsync(connection.async(), false), client::shutdown);
    }

    private static List<Client> openCluster(Target target) {
        RedisClusterClient client = RedisClusterClient
                .create(target.endpoints().stream().map(each -> uri(target, each)).toList());
        client.setOptions(ClusterClientOptions.create());
        StatefulRedisClusterConnection<String, String> connection = client.connect();
        return clients(new LettuceBlocking(connection.sync()), new LettuceAsync(connection.async(), true),
                new LettuceAsync(connection.async(), false), client::shutdown);
    }

    private static List<Client> clients(BlockingCommands blocking, AsyncCommands home, AsyncCommands away, Runnable closing) {
        return List.of(new Client("lettuce", Optional.of(home), Optional.of(blocking), closing),
                new Client("lettuce, its threads", Optional.of(away), Optional.empty(), () -> {
                }));
    }

    private static RedisURI uri(Target target, String endpoint) {
        RedisURI.Builder uri = RedisURI.builder().withHost(Target.host(endpoint)).withPort(Target.port(endpoint));
        return target.isTls() ? uri.withSsl(true).withVerifyPeer(SslVerifyMode.FULL).build() : uri.build();
    }
}
