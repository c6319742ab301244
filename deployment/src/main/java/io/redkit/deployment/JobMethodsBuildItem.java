package io.redkit.deployment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import io.quarkus.builder.item.SimpleBuildItem;
import io.redkit.runtime.queue.JobMethod;

/** The methods that do jobs, and all that is wrong with them. */
final class JobMethodsBuildItem extends SimpleBuildItem {

    private final List<Found> all = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * An annotated method.
     *
     * @param method as the index knows it
     * @param facts as the application needs it
     */
    record Found(MethodInfo method, JobMethod facts) {
    }

    static JobMethodsBuildItem of(IndexView index) {
        JobMethodsBuildItem found = new JobMethodsBuildItem();
        index.getAnnotations(JobAnnotation.NAME).stream()
                .sorted(Comparator.comparing(each -> each.target().asMethod().toString())).forEach(found::add);
        found.refuseSharedQueues();
        found.problems.sort(null);
        return found;
    }

    private void add(AnnotationInstance annotation) {
        JobAnnotation read = new JobAnnotation(annotation);
        JobMethod facts = read.facts();
        all.add(new Found(annotation.target().asMethod(), facts));
        read.problems().forEach(problem -> problems.add("@RedisJob at " + facts + ": " + problem));
    }

    /** Each queue has one handler: with two, which of them gets a job would be chance. */
    private void refuseSharedQueues() {
        Map<String, JobMethod> owners = new HashMap<>();
        for (Found each : all) {
            JobMethod facts = each.facts();
            JobMethod other = owners.putIfAbsent(facts.client() + ' ' + facts.queue(), facts);
            if (other != null) {
                problems.add("@RedisJob at " + facts + ": the queue " + facts.queue() + " has a method already, " + other);
            }
        }
    }

    List<Found> all() {
        return all;
    }

    List<String> problems() {
        return problems;
    }
}
