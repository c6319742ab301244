package io.redkit.bench.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A {@link DelayProxy} in a process of its own, so that its work does not count as the clients'. Ends with this process. */
public final class DelayProcess implements AutoCloseable {

    /** The argument that makes the program this process, with the port of the server behind it. */
    public static final String ARGUMENT = "--delay";

    private static final long GRACE_SECONDS = 5;

    private final Process process;
    private final int port;

    private DelayProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static DelayProcess start(int serverPort) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        Process process = new ProcessBuilder(java, "-XX:+UseSerialGC", "-Xmx256m", "-jar",
                System.getProperty("java.class.path"), ARGUMENT, String.valueOf(serverPort))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The delay did not start");
        }
        return new DelayProcess(process, Integer.parseInt(line.trim()));
    }

    /** Is the process: prints its port, and returns when its parent has ended or does not want it any more. */
    public static void run(int serverPort) throws IOException {
        System.out.println(new DelayProxy(serverPort).listen());
        while (System.in.read() >= 0) {
            // nothing is sent; only the end counts
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
