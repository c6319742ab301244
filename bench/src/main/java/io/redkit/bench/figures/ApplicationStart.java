package io.redkit.bench.figures;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a packaged Quarkus application took to start.
 *
 * @param readyMillis from the start of the process to the line that says "started in"
 * @param printedMillis what that line says, which leaves out the start of the JVM
 * @param cpuMillis CPU time of the process until it was ready, by which one sees whether the machine was busy with others
 * @param residentMiB memory of the process in RAM when it was ready; NaN where the system does not tell
 */
record ApplicationStart(double readyMillis, double printedMillis, double cpuMillis, double residentMiB) {

    private static final Pattern STARTED = Pattern.compile("started in (\\d+\\.\\d+)s");
    private static final long END_SECONDS = 30;

    /** Starts the application, waits until it is ready, and ends it. */
    static ApplicationStart of(Path jar, String jvmArgument) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder command = new ProcessBuilder(java, jvmArgument, "-jar", jar.toString()).redirectErrorStream(true);
        long begin = System.nanoTime();
        Process process = command.start();
        try (BufferedReader output = process.inputReader()) {
            StringBuilder said = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher started = STARTED.matcher(line);
                if (started.find()) {
                    double ready = (System.nanoTime() - begin) / 1e6;
                    return new ApplicationStart(ready, Double.parseDouble(started.group(1)) * 1000, cpuMillis(process),
                            residentMiB(process));
                }
                said.append(line).append('\n');
            }
            throw new IllegalStateException(jar + " did not start:\n" + said);
        } finally {
            end(process);
        }
    }

    private static double cpuMillis(Process process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).map(Long::doubleValue).orElse(Double.NaN);
    }

    private static double residentMiB(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        String line = Files.readAllLines(status).stream().filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
