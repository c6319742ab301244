package io.redkit.runtime.queue;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;

/**
 * A method that does the jobs of a queue, as the build has found it.
 *
 * @param client the client whose queue it is
 * @param queue name of the queue
 * @param declaringClass name of its class
 * @param name its name
 * @param parameterTypes names of the classes of its parameters
 * @param payloadIndex which of them is the payload, -1 for none
 * @param contextIndex which of them is the context, -1 for none
 * @param style how it is called
 * @param terms what the annotation says
 * @param cron when a job is added, empty for never
 * @param zone where the clock of that hangs
 */
public record JobMethod(String client, String queue, String declaringClass, String name, List<String> parameterTypes,
        int payloadIndex, int contextIndex, Style style, JobTerms terms, String cron, String zone) {

    /** How a method is called. */
    public enum Style {
        /** On a worker thread. */
        BLOCKING,
        /** On a virtual thread. */
        VIRTUAL,
        /** On an event loop, returning a {@code Uni}. */
        UNI,
        /** On an event loop, returning a {@code CompletionStage}. */
        STAGE
    }

    /** Returns the declared type of the payload; {@code Void} for none. */
    Type payloadType() {
        if (payloadIndex < 0) {
            return Void.class;
        }
        try {
            Class<?> owner = Class.forName(declaringClass, false, Thread.currentThread().getContextClassLoader());
            for (Method method : owner.getDeclaredMethods()) {
                if (method.getName().equals(name) && parameterTypes.equals(namesOf(method))) {
                    return method.getGenericParameterTypes()[payloadIndex];
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The class of " + this + " is gone", e);
        }
        throw new IllegalStateException(this + " is gone");
    }

    private static List<String> namesOf(Method method) {
        return List.of(method.getParameterTypes()).stream().map(Class::getName).toList();
    }

    @Override
    public String toString() {
        return declaringClass + "#" + name;
    }
}
