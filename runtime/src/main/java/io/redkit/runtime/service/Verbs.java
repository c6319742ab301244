package io.redkit.runtime.service;

import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;

/** The commands behind the methods of the service. */
final class Verbs {

    static final CommandSpec GET = Commands.get("GET");
    static final CommandSpec SCAN = Commands.get("SCAN");
    static final CommandSpec SET = Commands.get("SET");
    static final CommandSpec MGET = Commands.get("MGET");
    static final CommandSpec MSET = Commands.get("MSET");
    static final CommandSpec DEL = Commands.get("DEL");
    static final CommandSpec EXISTS = Commands.get("EXISTS");
    static final CommandSpec PEXPIRE = Commands.get("PEXPIRE");
    static final CommandSpec PERSIST = Commands.get("PERSIST");
    static final CommandSpec PTTL = Commands.get("PTTL");
    static final CommandSpec INCR = Commands.get("INCR");
    static final CommandSpec INCRBY = Commands.get("INCRBY");
    static final CommandSpec DECR = Commands.get("DECR");
    static final CommandSpec DECRBY = Commands.get("DECRBY");
    static final CommandSpec HSET = Commands.get("HSET");
    static final CommandSpec HGET = Commands.get("HGET");
    static final CommandSpec HGETALL = Commands.get("HGETALL");
    static final CommandSpec HDEL = Commands.get("HDEL");
    static final CommandSpec PING = Commands.get("PING");
    static final CommandSpec INFO = Commands.get("INFO");
    static final CommandSpec DBSIZE = Commands.get("DBSIZE");
    static final CommandSpec SLOWLOG = Commands.get("SLOWLOG");
    static final CommandSpec FLUSHDB = Commands.get("FLUSHDB");

    private Verbs() {
    }
}
