package io.redkit.demo.documents;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.redkit.KeySpace;
import io.redkit.ReactiveRedisService;
import io.redkit.demo.Lifetime;
import io.redkit.demo.problems.InvalidInputException;
import io.smallrye.mutiny.Uni;

/** Keeps JSON documents for a while. Written with the reactive service: each call says what happens with its answer. */
@Path("/api/documents/{name:[A-Za-z0-9._-]{1,64}}")
public class DocumentResource {

    @Inject
    ReactiveRedisService redis;

    @PUT
    public Uni<LivingDocument> save(@RestPath String name, @RestQuery @Nullable Long secondsToLive,
            @Nullable JsonNode content) {
        if (content == null || content.isNull()) {
            throw new InvalidInputException("The document is empty; send some JSON");
        }
        Duration lifetime = Lifetime.ofSeconds(secondsToLive);
        Document document = new Document(content, Instant.now());
        return redis.setJson(key(name), document, lifetime)
                .replaceWith(() -> new LivingDocument(name, document, lifetime.toMillis()));
    }

    @GET
    public Uni<LivingDocument> read(@RestPath String name) {
        Uni<Document> document = redis.getJson(key(name), Document.class)
                .onItem().ifNull().failWith(DocumentResource::missing);
        Uni<Long> millisToLive = redis.ttl(key(name))
                .map(life -> life.remaining().map(Duration::toMillis).orElse(0L));
        return Uni.combine().all().unis(document, millisToLive)
                .with((found, millis) -> new LivingDocument(name, found, millis));
    }

    @DELETE
    public Uni<Void> delete(@RestPath String name) {
        return redis.del(key(name))
                .onItem()
                .transformToUni(count -> count == 1 ? Uni.createFrom().voidItem() : Uni.createFrom().failure(missing()));
    }

    private static String key(String name) {
        return KeySpace.key("document", name);
    }

    private static NotFoundException missing() {
        return new NotFoundException("There is no such document, or it has expired");
    }
}
