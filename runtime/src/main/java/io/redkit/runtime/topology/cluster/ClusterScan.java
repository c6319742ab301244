package io.redkit.runtime.topology.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.ReadFrom;
import io.redkit.RedisProtocolException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.connection.resp.MadeReplies;
import io.vertx.redis.client.Response;

/** Sends one SCAN to the master whose turn it is, and lets its caller go on with the next. */
final class ClusterScan implements ReplyHandler {

    private final ScanCursor cursor;
    private final int shards;
    private final ReplyHandler handler;

    private ClusterScan(ScanCursor cursor, int shards, ReplyHandler handler) {
        this.cursor = cursor;
        this.shards = shards;
        this.handler = handler;
    }

    static void send(Call call, SlotMap map, CommandExecutor next, ReplyHandler handler) {
        if (call.argCount() == 0) {
            next.send(call.at(0), handler); // the server words the refusal
            return;
        }
        ScanCursor cursor;
        try {
            cursor = ScanCursor.parse(call.textArg(0));
        } catch (IllegalArgumentException e) {
            handler.onFailure(e);
            return;
        }
        List<Shard> shards = map.shards();
        Shard shard = shards.get(Math.min(cursor.shard(), shards.size() - 1));
        Endpoint master = shard.master().endpoint();
        ScanCursor ours = cursor.at(master);
        Object[] args = new Object[call.argCount()];
        args[0] = ours.cursor();
        for (int i = 1; i < args.length; i++) {
            args[i] = call.arg(i);
        }
        next.send(call.withArguments(args).with(call.options().readFrom(ReadFrom.MASTER)).at(map.slotOf(shard)),
                new ClusterScan(ours, shards.size(), handler));
    }

    @Override
    public void onReply(@Nullable Response reply) {
        if (reply == null || reply.size() != 2) {
            onFailure(new RedisProtocolException("A node of the cluster answered SCAN with something else", null,
                    Delivery.ANSWERED));
            return;
        }
        Response go = MadeReplies.text(cursor.after(reply.get(0).toString(), shards));
        handler.onReply(MadeReplies.array(List.of(go, reply.get(1))));
    }

    @Override
    public void onFailure(RuntimeException failure) {
        handler.onFailure(failure);
    }
}
