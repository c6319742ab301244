package io.redkit.runtime.topology;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.redkit.ConnectionState;
import io.redkit.NodeReport;
import io.redkit.OnConnectionLoss;
import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.OwnConnection;
import io.vertx.core.Future;

/** All servers of one client, used as one: each command goes to the server that it belongs to. */
public interface ServerSet extends CommandExecutor {

    /**
     * Returns the decorator, to stand in front of the retries, which makes several calls of one that concerns several servers.
     */
    default CommandExecutor spread(CommandExecutor next) {
        return next;
    }

    /** Returns the state of all connections, taken together. */
    ConnectionState state();

    /** Returns the servers that are in use, masters first. */
    List<NodeReport> nodes();

    /** Returns calls that show, if all of them succeed, that the servers can do their work. */
    default List<Call> probes() {
        return List.of(Call.of(Commands.get("PING")));
    }

    /** Returns a connection that nobody shares; its first command says to which server it goes. */
    OwnConnection open(OnConnectionLoss onLoss);

    /** Returns whether each key is at the server that holds its slot. */
    default boolean hasSlots() {
        return false;
    }

    /**
     * Returns the slot that the keys of the call are in; {@link Call#BY_KEYS} if it has none, or where there are no slots.
     *
     * @throws RedisCommandRefusedException if they are in several slots
     */
    default int slotOf(Call call) {
        return Call.BY_KEYS;
    }

    /** Returns who stands for the server that holds the slot, as far as is known. */
    default Object holderOf(int slot) {
        return this;
    }

    /** Has it asked anew who holds what, and runs the task as soon as anything is known: perhaps at once, perhaps never. */
    default void locate(Runnable task) {
        task.run();
    }

    /** Returns a connection that nobody shares, to the master that holds the slot. */
    default OwnConnection openAt(int slot) {
        return open(OnConnectionLoss.FAIL);
    }

    /**
     * Has somebody told which servers take writes: now, or as soon as that is known, and after each change of that, or of who
     * of them holds what. He must not block.
     */
    void watchMasters(Consumer<List<Master>> watcher);

    /** Is told that the holder of the slot says that it is not. */
    default void noteMoved(RedisServerException error, int slot) {
    }

    /** Refuses new calls, lets those in flight finish within the grace, and closes. Succeeds when all is closed. */
    Future<Void> close(Duration grace);
}
