package io.redkit.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * Reads the nodes of a cluster: addresses or URLs, which have to agree in everything but the address, as all nodes are reached
 * in the same way.
 */
final class ClusterNodes {

    private final NodeList list;
    private final List<Endpoint> addresses = new ArrayList<>();
    private final List<RedisUrl> urls = new ArrayList<>();

    private ClusterNodes(NodeList list) {
        this.list = list;
    }

    /** Returns the nodes with the URL of the first one, or null if there was a problem. */
    static @Nullable ServerChoice read(NodeList list) {
        int before = list.problems().count();
        ClusterNodes nodes = new ClusterNodes(list);
        for (int i = 0; i < list.entries().size(); i++) {
            nodes.readEntry(i, list.entries().get(i));
        }
        if (!nodes.urls.isEmpty() && nodes.urls.size() < nodes.addresses.size()) {
            list.problems().add(list.key(), "has URLs and plain addresses; write all nodes in the same way");
        }
        if (list.problems().count() > before) {
            return null;
        }
        RedisUrl url = nodes.urls.isEmpty() ? null : nodes.urls.get(0);
        return new ServerChoice(ServerChoice.Kind.CLUSTER, list.distinct(List.of(), nodes.addresses), url, list.key());
    }

    private void readEntry(int index, String entry) {
        if (entry.contains("://")) {
            readUrl(index, entry);
            return;
        }
        Endpoint address = TcpAddress.parse(entry, OptionalInt.of(TcpAddress.DEFAULT_PORT));
        if (address != null) {
            addresses.add(address);
        } else if (entry.indexOf('@') >= 0) {
            list.report(index, "has a user or password and no scheme; write redis://user:password@host:6379,"
                    + " and %2C for a comma in the password");
        } else {
            list.report(index, "is no address; write host:port, or redis://host:port");
        }
    }

    private void readUrl(int index, String entry) {
        RedisUrl url = RedisUrlParser.parse(entry, list.key(), list.problems());
        if (url == null) {
            return;
        }
        if (url.endpoint().isUnix()) {
            list.report(index, "is a Unix domain socket, and nodes of a cluster are reached by TCP; write redis://host:port");
            return;
        }
        if (url.database() != null && url.database() != 0) {
            list.report(index, "names database " + url.database() + ", and a cluster has database 0 only; leave it out");
        }
        if (url.hasForeignParameters()) {
            list.problems().warn(list.key(), "has parameters that mean nothing here");
        }
        addresses.add(url.endpoint());
        urls.add(url);
        checkAgreement(index, urls.get(0), url);
    }

    private void checkAgreement(int index, RedisUrl first, RedisUrl url) {
        checkSame(index, "scheme", first.scheme().tls, url.scheme().tls);
        checkSame(index, "user name", first.username(), url.username());
        checkSame(index, "password", first.password(), url.password());
    }

    private void checkSame(int index, String what, @Nullable Object first, @Nullable Object other) {
        if (!Objects.equals(first, other)) {
            list.report(index, "has another " + what + " than the first node; write the same for all nodes");
        }
    }
}
