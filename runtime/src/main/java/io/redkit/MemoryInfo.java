package io.redkit;

/**
 * Memory of a server.
 *
 * @param usedBytes bytes that the data and the server's structures take
 * @param peakBytes largest {@code usedBytes} since the server started
 * @param limitBytes {@code maxmemory}, 0 for no limit
 * @param fragmentation resident memory divided by used memory; well above 1 means fragmentation, below 1 swapping
 */
public record MemoryInfo(long usedBytes, long peakBytes, long limitBytes, double fragmentation) {
}
