package io.redkit.runtime.vertx;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.impl.RequestImpl;

/**
 * Reads the arguments of a Vert.x request, which has no public way to do so: the one place that depends on the inside of
 * Vert.x 4.5. The method is registered for native executables.
 */
public final class RequestArguments {

    /** Name of the method of {@link RequestImpl} that is called by reflection. */
    public static final String METHOD = "getArgs";

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final Method GET_ARGS = method();

    private RequestArguments() {
    }

    private static Method method() {
        try {
            Method method = RequestImpl.class.getDeclaredMethod(METHOD);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("This version of the Vert.x Redis client is not supported", e);
        }
    }

    static Call toCall(Request request) {
        return Call.of(commandOf(request.command()), argumentsOf(request));
    }

    static CommandSpec commandOf(Command command) {
        String name = command.toString();
        CommandSpec known = Commands.find(name);
        return known != null ? known : Commands.custom(name);
    }

    private static Object[] argumentsOf(Request request) {
        try {
            List<?> arguments = (List<?>) GET_ARGS.invoke(request);
            Object[] copied = arguments.toArray();
            for (int i = 0; i < copied.length; i++) {
                copied[i] = copied[i] == null ? NULL : copied[i];
            }
            return copied;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The arguments of the request cannot be read", e);
        }
    }
}
