package io.redkit.runtime.queue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

/** Times by cron expressions, in the syntax of Quartz. */
public final class Crons {

    private Crons() {
    }

    /**
     * Returns the first time after another one, in milliseconds; 0 if there is none.
     *
     * @throws IllegalArgumentException if the expression is wrong; its message tells how
     */
    static long next(String cron, ZoneId zone, long afterMillis) {
        return ExecutionTime.forCron(parse(cron)).nextExecution(Instant.ofEpochMilli(afterMillis).atZone(zone))
                .map(next -> next.toInstant().toEpochMilli()).orElse(0L);
    }

    /** @throws IllegalArgumentException if the expression is wrong; its message tells how */
    public static void check(String cron) {
        parse(cron);
    }

    private static Cron parse(String cron) {
        return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ)).parse(cron).validate();
    }

    /** @throws IllegalArgumentException if there is no such zone */
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("There is no time zone '" + name + "'; use one such as Europe/Rome or UTC", e);
        }
    }
}
