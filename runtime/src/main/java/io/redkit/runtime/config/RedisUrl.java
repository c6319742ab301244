package io.redkit.runtime.config;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The address of a server as a URL: {@code scheme://[[user][:password]@]host[:port][/database]}, or
 * {@code unix://[[user][:password]@]/path/to/socket}; both may end with {@code ?db=database}.
 *
 * @param scheme what the URL begins with
 * @param endpoint the server; port 6379 where the URL has none
 * @param username decoded user, null where the URL has none
 * @param password decoded password, null where the URL has none or an empty one
 * @param database index of the database, null where the URL has none
 * @param hasForeignParameters whether the URL has query parameters that mean nothing here
 */
record RedisUrl(RedisScheme scheme, Endpoint endpoint, @Nullable String username, @Nullable Secret password,
        @Nullable Integer database, boolean hasForeignParameters) {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z+-]{0,19}");

    /** Returns what the text has before {@code ://}, or null where that is no scheme. */
    static @Nullable String schemeOf(String text) {
        int end = text.indexOf("://");
        return end > 0 && SCHEME.matcher(text.substring(0, end)).matches() ? text.substring(0, end) : null;
    }

    /** Returns where the host begins in what follows {@code ://}: behind the last {@code @}, as passwords may hold one. */
    static int endOfUserInfo(String rest) {
        return rest.startsWith("/") ? 0 : rest.lastIndexOf('@') + 1;
    }

    /**
     * Makes a URL of any quality fit for messages: scheme and host, with {@code ***} for what is or may be a secret.
     */
    static String mask(String text) {
        String scheme = schemeOf(text);
        if (scheme == null) {
            return "***";
        }
        String prefix = scheme + "://";
        String rest = text.substring(prefix.length());
        int hostStart = endOfUserInfo(rest);
        String authority = authority(rest.substring(hostStart));
        if (hostStart == 0) {
            // without an @, "host:port" may as well be "user:password"
            return prefix + (isHostAndPort(authority) ? shown(host(authority)) : "***");
        }
        boolean ambiguous = hasDelimiter(rest.substring(0, hostStart));
        return prefix + (ambiguous ? "***" : "***@" + shown(host(authority)));
    }

    /** Returns whether a user info has a character that ends it for other readers of the URL. */
    static boolean hasDelimiter(String userInfo) {
        return userInfo.chars().anyMatch(c -> c == '/' || c == '?' || c == '#');
    }

    private static String authority(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }

    private static boolean isHostAndPort(String authority) {
        String port = authority.substring(host(authority).length());
        return port.isEmpty() || TcpAddress.port(port.substring(1)).isPresent();
    }

    private static String shown(String host) {
        return TcpAddress.isName(host) || host.startsWith("[") ? host : "***";
    }

    private static String host(String authority) {
        int from = authority.startsWith("[") ? Math.max(0, authority.indexOf(']')) : 0;
        int colon = authority.indexOf(':', from);
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    /** Shows where the URL points to, without user, password and parameters. */
    @Override
    public String toString() {
        String credentials = username == null && password == null ? "" : "***@";
        String address = endpoint.isUnix() ? endpoint.host() : endpoint.toString();
        return scheme.prefix() + credentials + address + (database == null ? "" : " database " + database);
    }
}
