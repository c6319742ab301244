package io.redkit.bench.load;

import java.lang.management.ManagementFactory;
import java.util.Collection;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What this process used up to a moment.
 *
 * @param cpuNanos CPU time of all threads
 * @param allocatedBytes bytes that the given threads allocated
 */
record ResourceUse(long cpuNanos, long allocatedBytes) {

    static ResourceUse now(Collection<Long> threads) {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean jvm = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = 0;
        for (long thread : threads) {
            bytes += jvm.getThreadAllocatedBytes(thread);
        }
        return new ResourceUse(process.getProcessCpuTime(), bytes);
    }

    ResourceUse since(ResourceUse earlier) {
        return new ResourceUse(cpuNanos - earlier.cpuNanos, allocatedBytes - earlier.allocatedBytes);
    }
}
