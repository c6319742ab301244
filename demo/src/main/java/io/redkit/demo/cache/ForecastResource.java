package io.redkit.demo.cache;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import io.redkit.ConnectionState;
import io.redkit.RedisService;
import io.redkit.cache.CacheStatistics;
import io.redkit.cache.RedisCache;
import io.redkit.cache.RedisCacheName;
import io.redkit.demo.cache.ForecastAnswer.Source;

/** A value that takes two seconds to compute: once for all who ask at the same time, whichever instance they ask. */
@Path("/api/forecasts")
public class ForecastResource {

    private static final long SLOW_MILLIS = 2000;
    private static final int COLDEST = -10;
    private static final int HOTTEST = 40;

    @Inject
    @RedisCacheName("forecasts")
    RedisCache<String, Forecast> forecasts;

    @Inject
    RedisService redis;

    /**
     * What this process has counted.
     *
     * @param counts of the cache
     * @param hitRate 0 to 1
     */
    public record Statistics(CacheStatistics counts, double hitRate) {
    }

    @GET
    public Statistics statistics() {
        CacheStatistics counts = forecasts.statistics();
        return new Statistics(counts, counts.hitRate());
    }

    @GET
    @Path("{city:[a-z]{1,20}}")
    public ForecastAnswer ask(@RestPath String city) {
        long start = System.nanoTime();
        Instant asked = Instant.now();
        AtomicBoolean computed = new AtomicBoolean();
        Forecast forecast = Objects.requireNonNull(forecasts.get(city, key -> {
            computed.set(true);
            return compute(key);
        }));
        Source source = computed.get() ? Source.COMPUTED : sourceOf(forecast, asked);
        return new ForecastAnswer(forecast, source, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    @DELETE
    @Path("{city:[a-z]{1,20}}")
    public void forget(@RestPath String city) {
        forecasts.invalidate(city);
    }

    private Source sourceOf(Forecast forecast, Instant asked) {
        if (forecast.computedAt().isAfter(asked)) {
            return Source.WAITED;
        }
        return redis.connectionState() == ConnectionState.READY ? Source.CACHE : Source.MEMORY;
    }

    private static Forecast compute(String city) {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while computing a forecast", e);
        }
        int degrees = ThreadLocalRandom.current().nextInt(COLDEST, HOTTEST);
        return new Forecast(city, degrees, "process " + ProcessHandle.current().pid(), Instant.now());
    }
}
