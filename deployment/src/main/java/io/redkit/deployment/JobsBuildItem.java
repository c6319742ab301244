package io.redkit.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import io.redkit.runtime.queue.JobsByClient;

/** The queues of all clients. */
final class JobsBuildItem extends SimpleBuildItem {

    private final RuntimeValue<JobsByClient> jobs;

    JobsBuildItem(RuntimeValue<JobsByClient> jobs) {
        this.jobs = jobs;
    }

    RuntimeValue<JobsByClient> jobs() {
        return jobs;
    }
}
