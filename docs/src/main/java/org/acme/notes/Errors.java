package org.acme.notes;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisTimeoutException;

/** What callers of this application are told when something is wrong. */
public class Errors {

    /** Arguments that Redkit refused before it sent anything, such as a negative time to live. */
    @ServerExceptionMapper
    public Response wrongInput(IllegalArgumentException e) {
        return answer(Status.BAD_REQUEST, e.getMessage());
    }

    /** Redis is away, silent or flooded: trying again later helps. */
    @ServerExceptionMapper({ RedisConnectionException.class, RedisTimeoutException.class, RedisOverloadException.class })
    public Response redisIsAway(RedisException e) {
        return answer(Status.SERVICE_UNAVAILABLE, "Notes are not available at the moment");
    }

    private static Response answer(Status status, String text) {
        return Response.status(status).type(MediaType.TEXT_PLAIN).entity(text).build();
    }
}
