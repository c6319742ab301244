package io.redkit.runtime.config;

import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a host name and a TCP port may look like. Underscores are allowed, which DNS names of containers have and
 * {@link java.net.URI} refuses.
 */
final class TcpAddress {

    static final int DEFAULT_PORT = 6379;
    static final String PORT_RANGE = "a number from 1 to 65535";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]*");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F.]*:[0-9a-fA-F:.]*(%[\\w.-]+)?");

    private TcpAddress() {
    }

    static boolean isName(String host) {
        return NAME.matcher(host).matches();
    }

    static boolean isIpv6(String host) {
        return IPV6.matcher(host).matches();
    }

    static boolean isPort(int port) {
        return port >= 1 && port <= 65535;
    }

    static OptionalInt port(String text) {
        OptionalInt port = PlainText.number(text, 65535);
        return port.isPresent() && isPort(port.getAsInt()) ? port : OptionalInt.empty();
    }

    /**
     * Reads {@code host:port}, with brackets around an IPv6 address.
     *
     * @param defaultPort port of an address without one
     * @return null where it is malformed
     */
    static @Nullable Endpoint parse(String text, OptionalInt defaultPort) {
        int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = text.indexOf(':', bracket + 1);
        String host = colon < 0 ? text : text.substring(0, colon);
        OptionalInt port = colon < 0 ? defaultPort : port(text.substring(colon + 1));
        boolean bracketed = bracket >= 0 && bracket == host.length() - 1;
        String name = bracketed ? host.substring(1, bracket) : host;
        boolean legal = bracketed ? isIpv6(name) : isName(name);
        return legal && port.isPresent() ? new Endpoint(name, port.getAsInt()) : null;
    }
}
