package io.redkit.runtime.connection;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec.Trait;

/** Knows from what is sent on a connection whether the server queues commands for an EXEC. */
final class OpenTransaction {

    private boolean open;

    /**
     * Notes a call in the order in which the server executes it. An EXEC that the server refuses leaves the transaction open,
     * but then it is bound to fail.
     */
    void sent(Call call) {
        if (call.command().is(Trait.STATEFUL)) {
            switch (call.command().name()) {
                case "MULTI" -> open = true;
                case "EXEC", "DISCARD" -> open = false;
                default -> {
                }
            }
        }
    }

    boolean isOpen() {
        return open;
    }
}
