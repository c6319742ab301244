package io.redkit.deployment;

import io.quarkus.arc.processor.InvokerInfo;
import io.quarkus.builder.item.MultiBuildItem;
import io.redkit.runtime.queue.JobMethod;

/** A method that does jobs, and what calls it. */
final class JobInvokerBuildItem extends MultiBuildItem {

    private final JobMethod method;
    private final InvokerInfo invoker;

    JobInvokerBuildItem(JobMethod method, InvokerInfo invoker) {
        this.method = method;
        this.invoker = invoker;
    }

    JobMethod method() {
        return method;
    }

    InvokerInfo invoker() {
        return invoker;
    }
}
