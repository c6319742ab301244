package io.redkit.devserver;

import java.util.List;
import java.util.Locale;

/** The operating system and processor, and which of the embedded binaries run on them. */
record Platform(String os, String processor) {

    static Platform current() {
        return new Platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static boolean isWindows() {
        return current().isNamed("windows");
    }

    /** The resources of the embedded binaries that may run here, best first; empty if there is none. */
    List<String> binaries() {
        if (isNamed("linux")) {
            return switch (architecture()) {
                // The first is a newer Redis with TLS, but needs glibc 2.34 and OpenSSL 3. The second is static.
                case "x86-64" -> List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");
                case "x86" -> List.of("redis-server-6.2.7-linux-386");
                case "arm64" -> List.of("redis-server-6.2.7-linux-arm64");
                default -> List.of();
            };
        }
        if (isNamed("mac")) {
            return switch (architecture()) {
                case "x86-64" -> List.of("redis-server-6.2.6-v5-darwin-amd64");
                case "arm64" -> List.of("redis-server-6.2.6-v5-darwin-arm64", "redis-server-6.2.6-v5-darwin-amd64");
                default -> List.of();
            };
        }
        return isNamed("windows") ? List.of("redis-server-5.0.14.1-windows-amd64.exe") : List.of();
    }

    @Override
    public String toString() {
        return os + " " + processor;
    }

    private boolean isNamed(String start) {
        return os.toLowerCase(Locale.ROOT).startsWith(start);
    }

    private String architecture() {
        return switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x64" -> "x86-64";
            case "x86", "i386", "i486", "i586", "i686" -> "x86";
            case "aarch64", "arm64" -> "arm64";
            default -> processor;
        };
    }
}
