package io.redkit.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * Where and when a run was, without any name or path.
 *
 * @param facts what is told about it, such as the processor, in this order
 */
public record Machine(Map<String, String> facts) {

    private static final Path CPUS = Path.of("/proc/cpuinfo");

    /**
     * Returns this machine, now.
     *
     * @param server the Redis server
     * @param command what reproduces the run
     */
    public static Machine here(String server, String command) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put("Command", command);
        facts.put("Processors", Runtime.getRuntime().availableProcessors() + " of " + processor());
        facts.put("Memory", Math.round(system.getTotalMemorySize() / (double) (1 << 30)) + " GiB");
        facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("Server", server);
        return new Machine(facts);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(CPUS)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown kind");
        } catch (IOException e) {
            return "unknown kind";
        }
    }
}
