package io.redkit.deployment.devservices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.deployment.RedkitClientBuildItem;

/** A test application without code that uses the given clients, and what it sees of its servers. */
final class DevServicesApp {

    private DevServicesApp() {
    }

    static QuarkusUnitTest using(String... clients) {
        return new QuarkusUnitTest().withApplicationRoot(jar -> jar.addClass(DevServicesApp.class))
                .addBuildChainCustomizer(builder -> use(builder, clients));
    }

    private static void use(BuildChainBuilder builder, String... clients) {
        builder.addBuildStep(new UseOfClients(clients)).produces(RedkitClientBuildItem.class).build();
    }

    // A class of its own: the test application loads the enclosing one, but does not see build items.
    private record UseOfClients(String... clients) implements BuildStep {

        @Override
        public void execute(BuildContext context) {
            for (String client : clients) {
                context.produce(new RedkitClientBuildItem(client));
            }
        }
    }

    /** The configured value of a key, empty if there is none. */
    static Optional<String> value(String key) {
        return ConfigProvider.getConfig().getOptionalValue(key, String.class);
    }

    /** Sends one inline command to the server at a URL and returns the first line of the reply. */
    static String ask(String url, String command) throws IOException {
        return ask(url, command, 1).get(0);
    }

    /** Sends one inline command to the server at a URL and returns the first lines of the reply. */
    static List<String> ask(String url, String command, int lines) throws IOException {
        URI uri = URI.create(url);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).lines()
                    .limit(lines).toList();
        }
    }
}
