package org.acme.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.redkit.cache.RedisCaches;

/** What the guide of caches shows does what it says. */
@QuarkusTest
class CachesTest {

    @Inject
    Caches examples;

    @Inject
    RedisCaches caches;

    @Test
    void caches_loadOnceAndForget() {
        int before = examples.loads();
        assertThat(examples.find(1).name()).isEqualTo("Ada");
        assertThat(examples.find(1).name()).isEqualTo("Ada");
        assertThat(examples.loads()).isEqualTo(before + 1);
        examples.rename(1, "Grace");
        examples.find(1);
        assertThat(examples.loads()).isEqualTo(before + 2);
    }

    @Test
    void tags_forgetThoseThatHaveThem() {
        examples.findLater(7).await().indefinitely();
        assertThat(caches.of(Caches.MEMBERS).getIfPresent(7L)).isNotNull();

        examples.dissolve("blue");

        assertThat(caches.of(Caches.MEMBERS).getIfPresent(7L)).isNull();
    }

    @Test
    void writes_reachTheStore() {
        assertThat(examples.warm(List.of(21L, 22L))).isEqualTo(2);
        int before = examples.stored();
        examples.save(new Caches.User(23, "Bob", "red"));
        examples.saveAll(List.of(new Caches.User(24, "Bob", "red"), new Caches.User(25, "Bob", "red")));

        assertThat(examples.stored()).isEqualTo(before + 3);
    }
}
