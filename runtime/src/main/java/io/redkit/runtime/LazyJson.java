package io.redkit.runtime;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.arc.Arc;
import io.redkit.codec.JsonCodecs;

/** Makes the codecs of JSON values when the first is needed: loading Jackson is most of what the extension adds to a start. */
final class LazyJson implements Supplier<JsonCodecs> {

    private volatile @Nullable JsonCodecs codecs;

    @Override
    public JsonCodecs get() {
        JsonCodecs made = codecs;
        return made != null ? made : make();
    }

    private synchronized JsonCodecs make() {
        JsonCodecs made = codecs;
        if (made == null) {
            made = new JsonCodecs(Arc.container().instance(ObjectMapper.class).get().copy().deactivateDefaultTyping());
            codecs = made;
        }
        return made;
    }
}
