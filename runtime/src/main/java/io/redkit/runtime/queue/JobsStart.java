package io.redkit.runtime.queue;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.StartupEvent;

/** Lets jobs begin when the application has started, after its own observers of that. */
@Singleton
public class JobsStart {

    private final JobsByClient jobs;

    @Inject
    JobsStart(JobsByClient jobs) {
        this.jobs = jobs;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        jobs.start();
    }
}
