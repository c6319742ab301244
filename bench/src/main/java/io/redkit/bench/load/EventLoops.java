package io.redkit.bench.load;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** The event loops of the application, to put callers on. */
@ApplicationScoped
public class EventLoops {

    private final List<Context> contexts = new ArrayList<>();

    EventLoops(Vertx vertx) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            Context context = ((VertxInternal) vertx).createEventLoopContext((EventLoop) loop, null, loader);
            contexts.add(context);
        }
    }

    public int size() {
        return contexts.size();
    }

    /** Returns a new context on a loop, of the kind that each request has which an application serves. */
    Context newContext(int loop) {
        return VertxContext.createNewDuplicatedContext(contexts.get(loop));
    }
}
