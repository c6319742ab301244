package io.redkit.runtime.ratelimit.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

import io.redkit.ratelimit.RateLimitExceededException;

/** Answers with status 429, and without a body. An application can have another mapper for the same exception. */
public class TooManyRequests implements ExceptionMapper<RateLimitExceededException> {

    private static final int STATUS = 429;

    @Override
    public Response toResponse(RateLimitExceededException failure) {
        Response.ResponseBuilder response = Response.status(STATUS);
        LimitHeaders.of(failure.decision()).forEach(response::header);
        return response.build();
    }
}
