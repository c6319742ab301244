package io.redkit.devserver;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from a later one with the same process id by its start time and executable.
 *
 * @param pid the process id
 * @param started when it started, as the operating system tells
 * @param executable the path of its executable
 */
record ProcessIdentity(long pid, Instant started, String executable) {

    // Linux derives start times from a boot time that moves a little when the clock is adjusted.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Describes a running process; empty if the operating system does not tell enough to recognise it. */
    static Optional<ProcessIdentity> of(ProcessHandle process) {
        return process.info().command().flatMap(executable -> of(process, executable));
    }

    /** Describes a running process that is about to become the given executable. */
    static Optional<ProcessIdentity> of(ProcessHandle process, String executable) {
        return process.info().startInstant().map(started -> new ProcessIdentity(process.pid(), started, executable));
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> isThis(process.info()));
    }

    private boolean isThis(ProcessHandle.Info info) {
        return info.command().filter(executable::equals).isPresent()
                && info.startInstant().filter(this::isStart).isPresent();
    }

    private boolean isStart(Instant instant) {
        return Duration.between(started, instant).abs().compareTo(TOLERANCE) <= 0;
    }
}
