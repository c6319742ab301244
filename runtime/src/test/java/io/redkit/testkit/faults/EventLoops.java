package io.redkit.testkit.faults;

import java.util.ArrayList;
import java.util.List;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** A context on each event loop; Vert.x itself gives a thread the same one again and again. */
public final class EventLoops {

    private EventLoops() {
    }

    public static List<Context> of(Vertx vertx) {
        // the context propagation of Mutiny, where nobody has set it up, does not bear two threads that begin at once
        Uni.createFrom().voidItem().subscribe().with(ignored -> {
        });
        List<Context> contexts = new ArrayList<>();
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            contexts.add(((VertxInternal) vertx).createEventLoopContext((EventLoop) loop, null,
                    Thread.currentThread().getContextClassLoader()));
        }
        return contexts;
    }
}
