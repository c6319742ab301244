package io.redkit.demo.links;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.redkit.RedisService;
import io.redkit.SetOptions;
import io.redkit.demo.Lifetime;
import io.redkit.demo.problems.InvalidInputException;

/** Makes short links. Written with the blocking service: each call waits for its answer. */
@Path("/api/links")
public class LinkResource {

    private static final Duration GRACE = Duration.ofMinutes(1);

    @Inject
    RedisService redis;

    @POST
    @ResponseStatus(201)
    public Link shorten(@Nullable NewLink wanted) {
        if (wanted == null) {
            throw new InvalidInputException("The URL is missing");
        }
        URI address = WebAddress.parse(wanted.url());
        Duration lifetime = Lifetime.ofSeconds(wanted.secondsToLive());
        String code = claimCode(lifetime);
        redis.set(LinkKeys.target(code), address.toASCIIString(), lifetime);
        return new Link(code, address.toASCIIString(), 0, lifetime.toMillis());
    }

    @GET
    @Path("{code:" + ShortCode.PATTERN + "}")
    public Link get(@RestPath String code) {
        String url = redis.get(LinkKeys.target(code));
        String hits = redis.get(LinkKeys.hits(code));
        long millis = redis.ttl(LinkKeys.target(code)).remaining().map(Duration::toMillis).orElse(0L);
        if (url == null || hits == null) {
            throw new NotFoundException("There is no such link, or it has expired");
        }
        return new Link(code, url, Long.parseLong(hits), millis);
    }

    @DELETE
    @Path("{code:" + ShortCode.PATTERN + "}")
    public void delete(@RestPath String code) {
        redis.del(LinkKeys.target(code), LinkKeys.hits(code));
    }

    /**
     * Two visitors can draw the same code: whoever sets its counter first has it. The counter outlives the link, so that
     * nobody who follows the link in its last moment counts into a new key, which would stay for ever.
     */
    private String claimCode(Duration lifetime) {
        SetOptions claim = SetOptions.DEFAULT.ifAbsent().expireIn(lifetime.plus(GRACE));
        String code = ShortCode.random();
        while (!redis.set(LinkKeys.hits(code), "0", claim)) {
            code = ShortCode.random();
        }
        return code;
    }
}
