package io.redkit.runtime.quarkuscache;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.quarkus.arc.Arc;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheManager;
import io.quarkus.cache.CacheManagerInfo;
import io.quarkus.cache.runtime.CacheManagerImpl;
import io.quarkus.runtime.annotations.Recorder;
import io.redkit.runtime.cache.CachesByClient;
import io.redkit.runtime.cache.ClientCaches;

/** Offers Quarkus a backend for its caches. */
@Recorder
public class QuarkusCacheRecorder {

    /** What {@code quarkus.cache.type} is for this backend. */
    public static final String TYPE = "redkit";

    /**
     * Returns the backend, which makes its caches when Quarkus needs them.
     *
     * @param client name of the client whose caches they are
     * @param valueTypes by the name of the cache
     */
    public CacheManagerInfo backend(String client, Map<String, Type> valueTypes) {
        return new CacheManagerInfo() {
            @Override
            public boolean supports(Context context) {
                return context.cacheEnabled() && TYPE.equals(context.cacheType());
            }

            @Override
            public Supplier<CacheManager> get(Context context) {
                return () -> manager(context, client, valueTypes);
            }
        };
    }

    private static CacheManager manager(CacheManagerInfo.Context context, String client, Map<String, Type> valueTypes) {
        ClientCaches caches = Arc.container().select(CachesByClient.class).get().of(client);
        Map<String, Cache> all = new HashMap<>();
        context.cacheNames().forEach(name -> all.put(name, new QuarkusCache(name, valueTypes.get(name), caches)));
        return new CacheManagerImpl(all);
    }
}
