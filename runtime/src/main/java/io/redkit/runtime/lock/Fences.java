package io.redkit.runtime.lock;

import java.util.concurrent.CompletableFuture;

import io.redkit.KeySpace;
import io.redkit.lock.Fence;
import io.redkit.lock.ReactiveFence;
import io.smallrye.mutiny.Uni;

/** One fence, in both styles. */
record Fences(LockScripts scripts, KeySpace keys, String fenceKey) {

    static Fences of(LockScripts scripts, KeySpace keys, String name) {
        return new Fences(scripts, keys, keys.prefix(KeySpace.key("fence", KeySpace.hashTag(name))));
    }

    private CompletableFuture<Boolean> admit(long token) {
        return scripts.admit(fenceKey, checked(token));
    }

    private CompletableFuture<Boolean> set(String key, String value, long token) {
        return scripts.setFenced(fenceKey, keys.prefix(key), value, checked(token));
    }

    private static long checked(long token) {
        if (token <= 0) {
            throw new IllegalArgumentException("The fencing token is " + token + "; that of a lock is positive");
        }
        return token;
    }

    Fence blocking() {
        return new Fence() {
            @Override
            public boolean admit(long token) {
                return Waiting.forResult(() -> Fences.this.admit(token));
            }

            @Override
            public boolean set(String key, String value, long token) {
                return Waiting.forResult(() -> Fences.this.set(key, value, token));
            }
        };
    }

    ReactiveFence reactive() {
        return new ReactiveFence() {
            @Override
            public Uni<Boolean> admit(long token) {
                return Waiting.uni(() -> Fences.this.admit(token));
            }

            @Override
            public Uni<Boolean> set(String key, String value, long token) {
                return Waiting.uni(() -> Fences.this.set(key, value, token));
            }
        };
    }
}
