package io.redkit.demo.cache;

/**
 * A forecast, and how it was got.
 *
 * @param forecast what was asked for
 * @param source where it came from
 * @param tookMillis how long that took
 */
public record ForecastAnswer(Forecast forecast, Source source, long tookMillis) {

    /** Where an answer can come from. */
    public enum Source {
        /** This request has computed it. */
        COMPUTED,
        /** Another request, of whatever instance, was computing it already. */
        WAITED,
        /** It was in Redis. */
        CACHE,
        /** Redis is away, and it was in the memory of this instance. */
        MEMORY
    }
}
