package io.redkit.session;

/**
 * What a session held when it was read, with its id. Immutable: {@link RedisSessions#update} changes the session in Redis.
 */
public interface Session extends SessionInfo {

    /**
     * Returns the id: 64 characters that can stand in a cookie. It is a secret, since who knows it has the session. Redis does
     * not know it, and {@code toString} does not show it.
     */
    String id();
}
