package io.redkit.devserver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The configuration file of a server. */
final class ServerConfiguration {

    private ServerConfiguration() {
    }

    /** The lines of the file, for a server at the given port. */
    static List<String> lines(RedisServerOptions options, ServerRole role, int port) {
        List<String> lines = new ArrayList<>(List.of("bind " + ServerAccess.HOST, "daemonize no"));
        options.tls().ifPresentOrElse(files -> lines.addAll(tls(files, port)), () -> lines.add("port " + port));
        options.password().ifPresent(password -> {
            lines.add("requirepass " + quoted(password));
            lines.add("masterauth " + quoted(password));
        });
        lines.addAll(role.directives());
        return lines;
    }

    /** A value as the server reads it back. */
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static List<String> tls(RedisTls files, int port) {
        return List.of("port 0", "tls-port " + port, "tls-cert-file " + path(files.certificate()),
                "tls-key-file " + path(files.privateKey()), "tls-ca-cert-file " + path(files.authority()),
                "tls-auth-clients no", "tls-replication yes", "tls-cluster yes");
    }

    private static String path(Path file) {
        return quoted(file.toAbsolutePath().toString());
    }
}
