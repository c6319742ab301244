package org.acme.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.redkit.ConnectionState;
import io.redkit.KeySpace;
import io.redkit.RedisService;
import io.redkit.data.Scored;

/** What the guides show does what they say. */
@QuarkusTest
class ExamplesTest {

    private final String fresh = UUID.randomUUID().toString();

    @Inject
    RedisService redis;

    @Inject
    Carts carts;

    @Inject
    ConnectionLog connectionLog;

    @Inject
    Counters counters;

    @Inject
    Dashboard dashboard;

    @Inject
    Documents documents;

    @Inject
    Hashes hashes;

    @Inject
    Observed observed;

    @Inject
    Orders orders;

    @Inject
    Patients patients;

    @Inject
    QueueConsumer queueConsumer;

    @Inject
    RawCommands rawCommands;

    @Inject
    Reactive reactive;

    @Inject
    Reservations reservations;

    @Inject
    Shop shop;

    @Inject
    Stock stock;

    @Inject
    Subscriber subscriber;

    @Inject
    Texts texts;

    @Inject
    Transfers transfers;

    @Inject
    VertxBeans vertxBeans;

    @Test
    void text_set_isReadBack() {
        assertThat(texts.lastVisit(fresh)).isEqualTo("2026-01-31");
    }

    @Test
    void job_claimedTwice_isRefusedTheSecondTime() {
        assertThat(texts.claim(fresh, "a")).isTrue();
        assertThat(texts.claim(fresh, "b")).isFalse();
    }

    @Test
    void severalKeys_missingOne_isLeftOut() {
        assertThat(texts.several()).containsExactly(Map.entry("city:1", "Oslo"), Map.entry("city:2", "Lima"));
    }

    @Test
    void life_ofExpiringKey_isTold() {
        redis.set(fresh, "x");

        assertThat(texts.life(fresh)).startsWith("expires in PT");
    }

    @Test
    void counter_addedAndSubtracted_isTheDifference() {
        assertThat(counters.stock(fresh)).isEqualTo(9);
    }

    @Test
    void document_ofGenericType_isReadBack() {
        documents.save(fresh, List.of(new Documents.Item("apple", 3)));

        assertThat(documents.load(fresh)).containsExactly(new Documents.Item("apple", 3));
    }

    @Test
    void hash_fieldDeleted_hasTheOthers() {
        assertThat(hashes.profile(fresh)).isEqualTo(Map.of("name", "Ada", "city", "London"));
    }

    @Test
    void cart_itemAdded_isReadBack() {
        assertThat(carts.add(fresh, new Carts.Item("apple", 3))).containsExactly(
                Map.entry("apple", new Carts.Item("apple", 3)));
    }

    @Test
    void leaders_areOrderedByPoints() {
        carts.leaders(fresh, "ada", 10);

        assertThat(carts.leaders(fresh, "bob", 20)).containsExactly(new Scored<>("bob", 20), new Scored<>("ada", 10));
    }

    @Test
    void nextJob_isTheOldest() {
        redis.list("jobs").pushRight("a job");

        assertThat(carts.nextJob()).isEqualTo("a job");
    }

    @Test
    void greeting_isMadeOfThreeAnswers() {
        hashes.profile(fresh);
        carts.add(fresh, new Carts.Item("apple", 3));

        assertThat(dashboard.greeting(fresh)).isEqualTo("Ada, visit 1, 1 items");
        assertThat(dashboard.visits(fresh)).isEqualTo(2);
    }

    @Test
    void stock_takenAndPut_isTheDifference() {
        assertThat(stock.put(fresh, 5).await().atMost(Duration.ofSeconds(5))).isEqualTo(5);
        assertThat(stock.take(fresh, "o1", 3)).isEqualTo(2);
        assertThat(stock.take(fresh, "o2", 3)).isNull();
    }

    @Test
    void keyPart_withColon_isEscaped() {
        assertThat(Keys.sessionOf("a:b")).isEqualTo("session:a%3Ab");
        assertThat(Keys.queueOf("42")).isEqualTo("lock:{42}:queue");
    }

    @Test
    void scan_findsWhatMatches() {
        redis.set("cart:" + fresh, "1 apple");

        assertThat(rawCommands.carts()).contains("cart:" + fresh);
    }

    @Test
    void rawCommand_answers() {
        assertThat(rawCommands.firstLetters(fresh)).isEqualTo("Red");
    }

    @Test
    void transaction_movesOnlyWhatIsThere() {
        redis.execute("SADD", "docs:basket:" + fresh, "apple");

        assertThat(transfers.move("pear", fresh, "other")).isFalse();
        assertThat(transfers.move("apple", fresh, "other")).isTrue();
    }

    @Test
    void queueConsumer_getsJobs() throws InterruptedException {
        LinkedBlockingQueue<String> handled = new LinkedBlockingQueue<>();
        CompletableFuture.runAsync(() -> queueConsumer.run(job -> {
            handled.add(job);
            throw new CancellationException("The next job is for another test");
        }));

        redis.execute("RPUSH", "docs:jobs", "a job");

        assertThat(handled.poll(10, TimeUnit.SECONDS)).isEqualTo("a job");
    }

    @Test
    void subscriber_getsMessages() {
        subscriber.start();

        redis.execute("PUBLISH", "news", "rain");

        await().untilAsserted(() -> assertThat(subscriber.news()).containsExactly("rain"));
    }

    @Test
    void reactiveCounter_firstVisit_expires() {
        assertThat(reactive.visit(fresh).await().atMost(Duration.ofSeconds(5))).isEqualTo(1);

        assertThat(redis.ttl("visits:" + fresh).remaining()).isPresent();
    }

    @Test
    void vertxBean_takesKeysAsTheyAre() {
        assertThat(vertxBeans.enqueue("x").await().atMost(Duration.ofSeconds(5))).isPositive();
    }

    @Test
    void plainVertxClient_ping_isAnswered() {
        assertThat(vertxBeans.ping().await().atMost(Duration.ofSeconds(5))).isEqualTo("PONG");
    }

    @Test
    void encryptedValue_isReadBackAndNotReadable() {
        Patients.Patient ada = new Patients.Patient("Ada", "flu");
        patients.save(fresh, ada);

        assertThat(patients.load(fresh)).isEqualTo(ada);
        assertThat(redis.execute("GET", "docs:patient:" + fresh).toString()).doesNotContain("Ada");
    }

    @Test
    void namedClient_hasAServerOfItsOwn() {
        assertThat(shop.areApart()).isTrue();
    }

    @Test
    void orderNumbers_grow() {
        assertThat(orders.nextNumber()).isLessThan(orders.nextNumber());
    }

    @Test
    void connectionEvent_ready_isObserved() {
        redis.ping();

        await().untilAsserted(() -> assertThat(connectionLog.seen()).contains(ConnectionState.READY));
    }

    @Test
    void diagnostics_tellTheServer() {
        assertThat(observed.tell()).endsWith(" healthy");
    }

    @Test
    void reservation_ofMoreThanThereIs_isRefused() {
        redis.set(KeySpace.key("stock", KeySpace.hashTag(fresh)), "5");

        assertThat(reservations.reserve("o1", fresh, 3)).isTrue();
        assertThat(reservations.reserve("o2", fresh, 3)).isFalse();
        assertThat(reservations.reserveLater("o3", fresh, 1).await().atMost(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void reservation_ofTheSameOrder_isMadeOnce() {
        redis.set(KeySpace.key("stock", KeySpace.hashTag(fresh)), "5");

        assertThat(reservations.reserveForOrder("o1", fresh, 3)).isTrue();
        assertThat(reservations.reserveForOrder("o1", fresh, 3)).isTrue();
        assertThat(redis.get(KeySpace.key("stock", KeySpace.hashTag(fresh)))).isEqualTo("2");
    }
}
