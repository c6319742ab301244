package io.redkit.runtime.topology;

import io.redkit.runtime.command.OwnConnection;

/** A server that takes writes, as far as is known. Where another server takes its place, that is another object. */
@FunctionalInterface
public interface Master {

    /** Returns a connection to it that nobody shares, and that is opened by its first call. */
    OwnConnection open();
}
