package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.runtime.config.Endpoint;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;

class AddressLookupTest {

    private static final Endpoint NAMED = new Endpoint("redis.test", 6379);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AddressLookup lookup = new AddressLookup(true, this::resolve);

    @AfterEach
    void end() throws Exception {
        answers.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private InetAddress resolve(String name) throws UnknownHostException {
        asked.add(name + (Context.isOnEventLoopThread() ? " on the event loop" : ""));
        try {
            answers.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (name.startsWith("broken") && asked.size() == 1) {
            throw new LinkageError(name);
        }
        if (name.startsWith("unknown")) {
            throw new UnknownHostException(name);
        }
        return InetAddress.getByAddress(name, new byte[] { 127, 0, 0, 2 });
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Test
    void find_resolverIsSlow_eventLoopGoesOn() throws Exception {
        Future<SocketAddress> found = lookup.find(context, NAMED);
        CountDownLatch loopIsAlive = new CountDownLatch(1);
        context.runOnContext(ignored -> loopIsAlive.countDown());

        assertThat(loopIsAlive.await(5, TimeUnit.SECONDS)).isTrue();
        answers.countDown();
        assertThat(get(found).hostAddress()).isEqualTo("127.0.0.2");
        assertThat(asked).containsExactly("redis.test");
    }

    @Test
    void find_afterAnError_asksAgain() throws Exception {
        answers.countDown();
        Endpoint broken = new Endpoint("broken.test", 6379);

        assertThatThrownBy(() -> get(lookup.find(context, broken))).hasCauseInstanceOf(LinkageError.class);
        assertThat(get(lookup.find(context, broken)).hostAddress()).isEqualTo("127.0.0.2");
    }

    @Test
    void find_name_isKeptForTls() throws Exception {
        answers.countDown();

        assertThat(get(lookup.find(context, NAMED)).host()).isEqualTo("redis.test");
    }

    @Test
    void find_manyWhileOneIsUnderWay_askOnce() throws Exception {
        List<Future<SocketAddress>> found = List.of(lookup.find(context, NAMED), lookup.find(context, NAMED),
                lookup.find(context, new Endpoint("redis.test", 6380)));
        answers.countDown();

        get(Future.all(found));
        assertThat(found.get(2).result().port()).isEqualTo(6380);
        assertThat(asked).hasSize(1);
    }

    @Test
    void find_again_asksAgain() throws Exception {
        answers.countDown();
        get(lookup.find(context, NAMED));
        get(lookup.find(context, NAMED));

        assertThat(asked).hasSize(2);
    }

    @Test
    void find_unknownName_failsAndIsAskedAgain() {
        answers.countDown();
        Endpoint unknown = new Endpoint("unknown.test", 6379);

        assertThatThrownBy(() -> get(lookup.find(context, unknown))).hasCauseInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> get(lookup.find(context, unknown))).hasCauseInstanceOf(UnknownHostException.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void find_addresses_asksNobody() throws Exception {
        assertThat(get(lookup.find(context, new Endpoint("127.0.0.1", 1))).hostAddress()).isEqualTo("127.0.0.1");
        assertThat(get(lookup.find(context, new Endpoint("::1", 1))).hostAddress()).isNotNull();
        assertThat(get(new AddressLookup(false, this::resolve).find(context, NAMED)).hostAddress()).isNull();
        assertThat(asked).isEmpty();
    }
}
