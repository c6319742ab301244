package io.redkit.queue;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A schedule of a queue, which adds a job at each of its times.
 *
 * @param name its name in the queue
 * @param cron when, in the syntax of Quartz
 * @param zone where the clock hangs
 * @param next when it adds the next job
 */
public record JobSchedule(String name, String cron, ZoneId zone, Instant next) {
}
