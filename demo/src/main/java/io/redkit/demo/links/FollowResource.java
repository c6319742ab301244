package io.redkit.demo.links;

import java.net.URI;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.redkit.ReactiveRedisService;
import io.smallrye.mutiny.Uni;

/** Leads from a short link to its page, and counts. The busiest path, so it is reactive: no thread waits for Redis. */
@Path("/s")
public class FollowResource {

    @Inject
    ReactiveRedisService redis;

    @GET
    @Path("{code:" + ShortCode.PATTERN + "}")
    public Uni<RestResponse<Void>> follow(@RestPath String code) {
        return redis.get(LinkKeys.target(code))
                .onItem().ifNull().failWith(() -> new NotFoundException("There is no such link, or it has expired"))
                .call(() -> redis.incr(LinkKeys.hits(code)))
                .map(FollowResource::redirect);
    }

    private static RestResponse<Void> redirect(String url) {
        return RestResponse.ResponseBuilder.<Void> create(RestResponse.Status.FOUND)
                .location(URI.create(url))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
