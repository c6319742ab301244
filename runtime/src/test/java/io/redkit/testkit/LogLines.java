package io.redkit.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is logged in one category at INFO or above, from {@link #of} until it is closed. Thread-safe. */
public final class LogLines extends Handler implements AutoCloseable {

    private final Logger logger;
    private final PatternFormatter formatter = new PatternFormatter("%p %s");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    public static LogLines of(String category) {
        LogLines lines = new LogLines(Logger.getLogger(category));
        lines.logger.addHandler(lines);
        return lines;
    }

    /** Returns the lines until now, each as {@code LEVEL message}. */
    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.INFO.intValue()) {
            lines.add(formatter.format(ExtLogRecord.wrap(record)));
        }
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
