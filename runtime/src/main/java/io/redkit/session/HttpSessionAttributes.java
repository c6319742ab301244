package io.redkit.session;

/** Names with a meaning in the HTTP sessions of Vert.x Web that are kept in Redis. */
public final class HttpSessionAttributes {

    /**
     * Whose session it is. Setting it is the login: the session gets a new id, the one before is unknown from then on, and the
     * session is among those that {@link RedisSessions#list} and {@link RedisSessions#endAll} find. It can be replaced, and it
     * cannot be removed; destroy the session to log out.
     */
    public static final String PRINCIPAL = "redkit.principal";

    private HttpSessionAttributes() {
    }
}
