package io.redkit.bench.load;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What this process used up to a moment.
 *
 * @param cpuNanos CPU time of all threads
 * @param allocatedBytes bytes that the threads allocated which live at that moment
 */
record ResourceUse(long cpuNanos, long allocatedBytes) {

    static ResourceUse now() {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean jvm = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = Arrays.stream(jvm.getThreadAllocatedBytes(jvm.getAllThreadIds())).filter(each -> each > 0).sum();
        return new ResourceUse(process.getProcessCpuTime(), bytes);
    }

    ResourceUse since(ResourceUse earlier) {
        return new ResourceUse(cpuNanos - earlier.cpuNanos, allocatedBytes - earlier.allocatedBytes);
    }
}
