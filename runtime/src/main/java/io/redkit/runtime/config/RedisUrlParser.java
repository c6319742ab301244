package io.redkit.runtime.config;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads one {@link RedisUrl} and reports all its problems.
 * <p>
 * Not {@link java.net.URI}: that one refuses host names with underscores and unencoded characters of generated passwords, and
 * quotes its input in messages.
 */
final class RedisUrlParser {

    private static final Set<String> DATABASE = Set.of("db", "database");
    private static final Set<String> CREDENTIALS = Set.of("user", "username", "password", "auth");
    private static final Set<String> ENCRYPTION = Set.of("ssl", "tls");

    private final String text;
    private final String key;
    private final ConfigurationProblems problems;

    private @Nullable String username;
    private @Nullable Secret password;
    private @Nullable Integer database;
    private boolean hasForeignParameters;

    private RedisUrlParser(String text, String key, ConfigurationProblems problems) {
        this.text = text;
        this.key = key;
        this.problems = problems;
    }

    /**
     * Reads a URL.
     *
     * @param key where the URL was written, for messages
     * @return null if there was a problem
     */
    static @Nullable RedisUrl parse(String text, String key, ConfigurationProblems problems) {
        int before = problems.count();
        RedisUrl url = new RedisUrlParser(text, key, problems).parse();
        return problems.count() > before ? null : url;
    }

    private @Nullable RedisUrl parse() {
        if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            report("has a space or a control character; percent-encode it, %20 for a space");
            return null;
        }
        String name = RedisUrl.schemeOf(text);
        if (name == null) {
            report("is no URL; write redis://host:6379, or unix:///path/to/socket");
            return null;
        }
        RedisScheme scheme = RedisScheme.find(name).orElse(null);
        if (scheme == null) {
            report("has an unknown scheme; " + RedisScheme.hint(name) + RedisScheme.KNOWN);
            return null;
        }
        String rest = text.substring(name.length() + "://".length());
        int hostStart = RedisUrl.endOfUserInfo(rest);
        readUserInfo(rest.substring(0, Math.max(0, hostStart - 1)));
        Endpoint endpoint = readAddress(scheme, withoutQuery(rest.substring(hostStart)));
        return endpoint == null ? null
                : new RedisUrl(scheme, endpoint, username, password, database, hasForeignParameters);
    }

    private void readUserInfo(String userInfo) {
        if (RedisUrl.hasDelimiter(userInfo)) {
            report("has a '/', '?' or '#' before the last '@'; percent-encode these characters in user and password:"
                    + " %2F, %3F and %23");
            return;
        }
        int colon = userInfo.indexOf(':');
        String user = PercentEncoding.decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        String secret = PercentEncoding.decode(colon < 0 ? "" : userInfo.substring(colon + 1));
        if (user == null || secret == null) {
            report("has a '%' in user or password that starts no valid escape; percent-encode special characters,"
                    + " '%' itself as %25");
            return;
        }
        username = user.isEmpty() ? null : user;
        password = secret.isEmpty() ? null : new Secret(secret);
    }

    private String withoutQuery(String address) {
        int query = address.indexOf('?');
        if (query < 0) {
            return address;
        }
        for (String parameter : address.substring(query + 1).split("&", -1)) {
            readParameter(parameter);
        }
        return address.substring(0, query);
    }

    private void readParameter(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        if (DATABASE.contains(name)) {
            readDatabase(equals < 0 ? "" : parameter.substring(equals + 1));
        } else if (CREDENTIALS.contains(name)) {
            report("has a user or password as parameter; write it before the host: redis://user:password@host");
        } else if (ENCRYPTION.contains(name)) {
            report("has a parameter about TLS; begin the URL with rediss:// for TLS or redis:// for none");
        } else if (!name.isEmpty()) {
            hasForeignParameters = true;
        }
    }

    private @Nullable Endpoint readAddress(RedisScheme scheme, String address) {
        if (address.indexOf('#') >= 0) {
            return refuse("has a '#', which means nothing there; percent-encode it as %23 in user, password and path");
        }
        if (scheme == RedisScheme.UNIX) {
            return readSocketPath(address);
        }
        int slash = address.indexOf('/');
        if (slash >= 0) {
            String path = withoutTrailingSlash(address.substring(slash + 1));
            if (!path.isEmpty()) {
                readDatabase(path);
            }
        }
        return readHostAndPort(slash < 0 ? address : address.substring(0, slash));
    }

    private @Nullable Endpoint readSocketPath(String address) {
        String path = PercentEncoding.decode(withoutTrailingSlash(address));
        if (path == null) {
            return refuse("has a '%' in its path that starts no valid escape; write %25 for '%'");
        }
        return path.length() > 1 && path.startsWith("/") ? Endpoint.unix(path)
                : refuse("has no absolute path; write unix:///path/to/socket");
    }

    private @Nullable Endpoint readHostAndPort(String authority) {
        if (authority.indexOf(',') >= 0) {
            return refuse(
                    "names several hosts; write the address of one server, or the nodes of a cluster at the key cluster-nodes");
        }
        int bracket = authority.startsWith("[") ? authority.indexOf(']') : -1;
        int colon = authority.indexOf(':', bracket + 1);
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        if (host.isEmpty()) {
            return refuse("has no host; write redis://host:6379, or redis://:password@host:6379 with a password");
        }
        if (bracket < 0 && port.indexOf(':') >= 0) {
            return refuse("has more than one ':' in its address; write an IPv6 address in brackets: redis://[::1]:6379");
        }
        String name = bracket < 0 ? host : ipv6(host);
        if (name == null || (bracket < 0 && !TcpAddress.isName(name))) {
            return refuse("has a host that is neither a name nor an address; write redis://host:6379");
        }
        OptionalInt number = port.isEmpty() ? OptionalInt.of(TcpAddress.DEFAULT_PORT) : TcpAddress.port(port);
        return number.isPresent() ? new Endpoint(name, number.getAsInt())
                : refuse("has a port that is not " + TcpAddress.PORT_RANGE
                        + "; if it is a password, write it before the host: redis://:password@host:6379");
    }

    private static @Nullable String ipv6(String host) {
        String address = host.endsWith("]") ? PercentEncoding.decode(host.substring(1, host.length() - 1)) : null;
        return address != null && TcpAddress.isIpv6(address) ? address : null;
    }

    private void readDatabase(String index) {
        OptionalInt number = PlainText.number(index, Integer.MAX_VALUE);
        if (number.isEmpty()) {
            report("has a database that is no number from 0; write its index as in redis://host:6379/0, or leave it out");
        } else if (database != null && database != number.getAsInt()) {
            report("names two databases; write one, as in redis://host:6379/0");
        } else {
            database = number.getAsInt();
        }
    }

    private static String withoutTrailingSlash(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private @Nullable Endpoint refuse(String what) {
        report(what);
        return null;
    }

    private void report(String what) {
        problems.add(key, RedisUrl.mask(text) + " " + what);
    }
}
