package io.redkit.demo.problems;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisLoadingException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisTimeoutException;
import io.redkit.lock.LockNotAcquiredException;
import io.redkit.lock.LockNotAcquiredException.Reason;

/** Which failure becomes which status: the types of the exceptions decide, nobody reads their messages. */
final class ProblemMappers {

    private static final String PROBLEM_JSON = "application/problem+json";
    private static final int RETRY_AFTER_SECONDS = 1;

    /** Redis is away for now: the same request can work in a moment. */
    @ServerExceptionMapper({ RedisConnectionException.class, RedisTimeoutException.class, RedisOverloadException.class,
            RedisLoadingException.class, RedisClosedException.class })
    RestResponse<Problem> away(RedisException failure) {
        return RestResponse.ResponseBuilder.create(Status.SERVICE_UNAVAILABLE, Problem.of(failure))
                .type(PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /** Redis is there, and something is wrong with the command, the data or the permissions. */
    @ServerExceptionMapper
    RestResponse<Problem> failed(RedisException failure) {
        return answer(Status.INTERNAL_SERVER_ERROR, failure);
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(LockNotAcquiredException failure) {
        Status status = failure.reason() == Reason.REDIS_AWAY ? Status.SERVICE_UNAVAILABLE : Status.CONFLICT;
        return answer(status, failure);
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(InvalidInputException failure) {
        return answer(Status.BAD_REQUEST, failure);
    }

    /** Everything that the REST layer or a resource refuses with a status of its own, such as 404. */
    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException failure) {
        return failure.getCause() instanceof JsonProcessingException
                ? refused(unexpectedJson())
                : answer(Status.fromStatusCode(failure.getResponse().getStatus()), failure);
    }

    /** Is here because the REST layer has a mapper of its own for it, which answers without a body. */
    @ServerExceptionMapper
    RestResponse<Problem> refused(MismatchedInputException failure) {
        return refused(unexpectedJson());
    }

    private static InvalidInputException unexpectedJson() {
        return new InvalidInputException("The body is not the JSON that is expected here");
    }

    private static RestResponse<Problem> answer(Status status, Exception failure) {
        return RestResponse.ResponseBuilder.create(status, Problem.of(failure)).type(PROBLEM_JSON).build();
    }
}
