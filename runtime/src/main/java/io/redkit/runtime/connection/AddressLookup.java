package io.redkit.runtime.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.util.NetUtil;
import io.redkit.runtime.config.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.resolver.ResolverProvider;

/**
 * Finds the address of a server, anew for each connection: its name can stand for another server by then.
 * <p>
 * Quarkus has Vert.x use the JVM's resolver, as a rule, and Vert.x calls it on the event loop, which stands still until it
 * answers: for seconds when the name server is away, and with it every command and request of that loop. So it is called here
 * before, on a worker thread; for each name on one at a time, however many connections wait for it. An application that has
 * Vert.x' own resolver is left to that.
 */
final class AddressLookup {

    /** Looks a name up, and may block. */
    interface Resolver {

        InetAddress resolve(String name) throws UnknownHostException;
    }

    private final boolean byJvm;
    private final Resolver resolver;
    private final Map<String, Future<InetAddress>> underWay = new ConcurrentHashMap<>();

    AddressLookup() {
        this(Boolean.getBoolean(ResolverProvider.DISABLE_DNS_RESOLVER_PROP_NAME), InetAddress::getByName);
    }

    /** @param byJvm whether names are looked up here and not by Vert.x */
    AddressLookup(boolean byJvm, Resolver resolver) {
        this.byJvm = byJvm;
        this.resolver = resolver;
    }

    /** Returns the address, which keeps the name that TLS needs. Completes on any thread. */
    Future<SocketAddress> find(ContextInternal context, Endpoint endpoint) {
        String host = endpoint.host();
        if (endpoint.isUnix()) {
            return Future.succeededFuture(SocketAddress.domainSocketAddress(host));
        }
        if (!byJvm || NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
            return Future.succeededFuture(SocketAddress.inetSocketAddress(endpoint.port(), host));
        }
        Future<InetAddress> lookUp = underWay.computeIfAbsent(host, name -> lookUp(context, name));
        lookUp.onComplete(done -> underWay.remove(host, lookUp)); // however it ends
        return lookUp.map(address -> SocketAddress.inetSocketAddress(new InetSocketAddress(address, endpoint.port())));
    }

    private Future<InetAddress> lookUp(ContextInternal context, String name) {
        return context.<InetAddress> executeBlockingInternal(answer -> resolve(name, answer), false);
    }

    private void resolve(String name, Promise<InetAddress> answer) {
        try {
            answer.complete(resolver.resolve(name));
        } catch (UnknownHostException | RuntimeException | Error e) { // an Error too: the connection is tried again
            answer.fail(e);
        }
    }
}
