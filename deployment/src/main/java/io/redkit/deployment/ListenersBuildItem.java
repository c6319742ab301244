package io.redkit.deployment;

import java.util.Comparator;
import java.util.List;

import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;

import io.quarkus.builder.item.SimpleBuildItem;

/** The methods that listen to channels, in the order of their places. */
final class ListenersBuildItem extends SimpleBuildItem {

    private final List<ListenerMethod> all;

    private ListenersBuildItem(List<ListenerMethod> all) {
        this.all = all;
    }

    static ListenersBuildItem of(IndexView index) {
        return new ListenersBuildItem(index.getAnnotations(ListenerMethod.ANNOTATION).stream()
                .filter(each -> each.target().kind() == AnnotationTarget.Kind.METHOD).map(ListenerMethod::new)
                .sorted(Comparator.comparing(ListenerMethod::place).thenComparing(each -> each.method().toString())).toList());
    }

    List<ListenerMethod> all() {
        return all;
    }
}
