package io.redkit.runtime.pubsub;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.invoke.Invoker;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.type.TypeFactory;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.redkit.codec.ValueCodec;
import io.redkit.pubsub.Gap;
import io.redkit.pubsub.ListenerGap;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.SubscribeOptions;
import io.redkit.runtime.pubsub.ListenerSpec.Threading;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;

/** Calls a method of a bean with each message of its channels, with a request context and a Vert.x context for each call. */
final class Listener {

    private static final Logger LOG = Logger.getLogger("io.redkit.pubsub");

    private final Hub hub;
    private final Payloads payloads;
    private final ListenerSpec spec;
    private final Invoker<Object, Object> method;

    Listener(ClientPubSub client, ListenerSpec spec, Invoker<Object, Object> method) {
        this.hub = client.hub();
        this.payloads = client.payloads();
        this.spec = spec;
        this.method = method;
    }

    /** Listens until the client is closed. */
    void start() {
        SubscribeOptions options = SubscribeOptions.DEFAULT.buffer(spec.pace().buffer()).overflow(spec.pace().overflow())
                .onGap(this::onGap);
        hub.stream(spec.source().channels(), codec(), options, () -> Runnable::run)
                .onItem().transformToUni(this::call).merge(spec.pace().concurrency())
                .subscribe().with(ignored -> {
                }, failure -> LOG.errorf(failure, "%s does not listen to Redis any more", spec.target().place()));
    }

    private ValueCodec<?> codec() {
        String type = spec.target().payload();
        return switch (type) {
            case "java.lang.String" -> payloads.codec(String.class);
            case "byte[]" -> payloads.codec(byte[].class);
            default -> payloads.codec(TypeFactory.defaultInstance().constructFromCanonical(type));
        };
    }

    private Uni<Void> call(Message<?> message) {
        return Uni.createFrom().<Void> emitter(end -> call(message, end)).onFailure().recoverWithItem(failure -> {
            hub.counters().listenerFailed();
            LOG.errorf(failure, "%s failed with a message of Redis client %s", spec.target().place(), spec.client());
            return null;
        });
    }

    private void call(Message<?> message, UniEmitter<? super Void> end) {
        Context context = VertxContext.createNewDuplicatedContext(hub.support().vertx().getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        Runnable call = () -> invoke(message, end);
        if (spec.target().threading() == Threading.WORKER) {
            context.executeBlocking(() -> {
                call.run();
                return null;
            }, false);
        } else if (spec.target().threading() == Threading.VIRTUAL_THREAD) {
            context.runOnContext(ignored -> VirtualThreadsRecorder.getCurrent().execute(call));
        } else {
            context.runOnContext(ignored -> call.run());
        }
    }

    private void invoke(Message<?> message, UniEmitter<? super Void> end) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        ContextState state = request.getState();
        try {
            Object argument = spec.target().whole() ? message : message.payload();
            Object result = method.invoke(null, new Object[] { argument });
            ended(result).onTermination().invoke(() -> request.destroy(state)).subscribe().with(ignored -> end.complete(null),
                    end::fail);
        } catch (Exception | Error e) {
            request.destroy(state);
            end.fail(e);
        } finally {
            if (spec.target().threading() != Threading.EVENT_LOOP) {
                request.deactivate();
            }
        }
    }

    private static Uni<?> ended(@Nullable Object result) {
        if (result instanceof Uni<?> uni) {
            return uni;
        }
        return result instanceof CompletionStage<?> stage ? Uni.createFrom().completionStage(stage)
                : Uni.createFrom().voidItem();
    }

    private void onGap(Gap gap) {
        GapEvents.fire(hub.support().vertx(), new ListenerGap(spec.client(), spec.target().place(), gap));
    }
}
