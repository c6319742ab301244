package io.redkit.demo.cache;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import io.redkit.KeySpace;
import io.redkit.RedisException;
import io.redkit.RedisService;
import io.redkit.cache.NearCache;
import io.redkit.cache.NearCacheFigures;
import io.redkit.cache.NearCacheView;

/** A number that is read from the memory of this process, however often; Redis tells when it has changed. */
@Path("/api/cups")
public class CupsResource {

    private static final String NEAR_CACHE = "cups";
    private static final String SOLD = KeySpace.key(NEAR_CACHE, "sold");
    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int READS_BETWEEN_LOOKS = 1000;

    @Inject
    NearCache near;

    @Inject
    RedisService redis;

    /**
     * The number, and how it is read.
     *
     * @param sold how many cups; null if that is not in memory, and Redis cannot be asked
     * @param figures what this process has counted
     * @param hitRate 0 to 1
     */
    public record Cups(@Nullable Long sold, NearCacheFigures figures, double hitRate) {
    }

    /**
     * Many reads by one thread.
     *
     * @param reads how many
     * @param micros in which time
     */
    public record Burst(long reads, long micros) {
    }

    @GET
    public Cups cups() {
        Long sold = soldIfKnown();
        NearCacheFigures figures = near.figures(NEAR_CACHE);
        long hits = figures.hits() + figures.staleHits();
        double hitRate = hits == 0 ? 0 : (double) hits / (hits + figures.misses());
        return new Cups(sold, figures, hitRate);
    }

    /** The figures are there without Redis. */
    private @Nullable Long soldIfKnown() {
        try {
            Long sold = view().get(SOLD);
            return sold == null ? 0 : sold;
        } catch (RedisException e) {
            return null;
        }
    }

    @POST
    @Path("sold")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Long> sell() {
        return Map.of("sold", redis.incr(SOLD));
    }

    /** Lasts for a time, not for a number of reads: without the near cache the number would be far smaller. */
    @POST
    @Path("burst")
    @Consumes(MediaType.APPLICATION_JSON)
    public Burst readAlot() {
        NearCacheView<Long> view = view();
        long start = System.nanoTime();
        long reads = 0;
        while (System.nanoTime() - start < BURST_NANOS) {
            reads += readSome(view);
        }
        return new Burst(reads, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
    }

    private static int readSome(NearCacheView<Long> view) {
        for (int i = 0; i < READS_BETWEEN_LOOKS; i++) {
            view.get(SOLD);
        }
        return READS_BETWEEN_LOOKS;
    }

    private NearCacheView<Long> view() {
        return near.json(NEAR_CACHE, Long.class);
    }
}
