package io.redkit.bench.matrix;

import java.util.concurrent.ThreadFactory;

/** Virtual threads, where the JDK has them: from 21 on. */
final class VirtualThreads {

    private VirtualThreads() {
    }

    static boolean exist() {
        return Runtime.version().feature() >= 21;
    }

    static ThreadFactory factory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JDK has no virtual threads", e);
        }
    }
}
