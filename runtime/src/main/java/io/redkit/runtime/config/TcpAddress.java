package io.redkit.runtime.config;

import java.util.OptionalInt;
import java.util.regex.Pattern;

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
}
