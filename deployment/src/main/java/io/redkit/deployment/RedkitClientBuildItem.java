package io.redkit.deployment;

import java.util.Objects;

import io.quarkus.builder.item.MultiBuildItem;
import io.redkit.runtime.config.RedkitConfig;

/** A client that the application uses. There may be several items with the same name. */
public final class RedkitClientBuildItem extends MultiBuildItem {

    private final String name;

    /** A client by its name; the unnamed one is {@link RedkitConfig#DEFAULT_CLIENT}. */
    public RedkitClientBuildItem(String name) {
        this.name = Objects.requireNonNull(name);
    }

    /** The name of the client; that of the unnamed one is {@link RedkitConfig#DEFAULT_CLIENT}. */
    public String name() {
        return name;
    }
}
