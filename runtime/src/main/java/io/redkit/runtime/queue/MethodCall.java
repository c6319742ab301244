package io.redkit.runtime.queue;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.invoke.Invoker;

import org.jspecify.annotations.Nullable;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.redkit.queue.JobContext;
import io.redkit.runtime.queue.JobMethod.Style;
import io.smallrye.mutiny.Uni;

/**
 * Calls a method of a bean, with a request context of its own that ends with the job.
 *
 * @param method what is called
 * @param invoker looks the bean up and calls it
 */
record MethodCall(JobMethod method, Invoker<Object, Object> invoker) {

    /** Calls a method that may block. */
    @Nullable
    Object call(@Nullable Object payload, JobContext context) throws Exception {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            return invoke(payload, context);
        } finally {
            request.terminate();
        }
    }

    /** Calls a method that promises. */
    Uni<?> promise(@Nullable Object payload, JobContext context) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        ContextState state = request.getState();
        try {
            Object promised = invoke(payload, context);
            Uni<?> its = method.style() == Style.STAGE ? Uni.createFrom().completionStage((CompletionStage<?>) promised)
                    : (Uni<?>) promised;
            return its.onTermination().invoke(() -> request.destroy(state));
        } catch (Exception e) {
            request.destroy(state);
            return Uni.createFrom().failure(e);
        } finally {
            request.deactivate();
        }
    }

    private Object invoke(@Nullable Object payload, JobContext context) throws Exception {
        @Nullable
        Object[] arguments = new Object[method.parameterTypes().size()];
        if (method.payloadIndex() >= 0) {
            arguments[method.payloadIndex()] = payload;
        }
        if (method.contextIndex() >= 0) {
            arguments[method.contextIndex()] = context;
        }
        return invoker.invoke(null, arguments);
    }
}
