package io.redkit.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class ChatTest {

    @TestHTTPResource("/api/chat/")
    URI chat;

    private final String room = "room-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<ChatPage> pages = new ArrayList<>();

    @AfterEach
    void closePages() {
        pages.forEach(ChatPage::close);
    }

    @Test
    void line_said_reachesAllInTheRoom() {
        ChatPage ada = enter("name=ada");
        ChatPage bob = enter("name=bob");

        ada.send("{\"id\": 7, \"text\": \"hello\"}");

        JsonNode message = bob.await("message");
        assertThat(message.path("from").asText()).isEqualTo("ada");
        assertThat(message.path("data").asText()).isEqualTo("hello");
        assertThat(ada.await("message").path("offset").asLong()).isEqualTo(message.path("offset").asLong());
        assertThat(ada.await("sent").path("id").asLong()).isEqualTo(7);
    }

    @Test
    void room_entered_beginsWithWhatWasSaidBefore() {
        ChatPage ada = enter("name=ada");
        ada.send("{\"id\": 1, \"text\": \"early\"}");
        ada.await("sent");

        ChatPage bob = enter("name=bob");

        assertThat(bob.await("message").path("data").asText()).isEqualTo("early");
    }

    @Test
    void page_thatComesBack_getsWhatItHasMissedAndNothingElse() {
        ChatPage ada = enter("name=ada");
        ada.send("{\"id\": 1, \"text\": \"seen\"}");
        JsonNode seen = ada.await("message");
        ada.send("{\"id\": 2, \"text\": \"missed\"}");
        ada.await("sent", frame -> frame.path("id").asLong() == 2);

        ChatPage bob = enter("name=bob&since=" + seen.path("epoch").asText() + '-' + seen.path("offset").asLong());

        bob.await("message");
        assertThat(bob.messages()).containsExactly("missed");
        assertThat(bob.await("welcome").path("complete").asBoolean()).isTrue();
    }

    @Test
    void visitors_areKnownUntilTheyLeave() {
        ChatPage ada = enter("name=ada");
        ChatPage bob = enter("name=bob");
        enter("name=bob");
        present().body("name", contains("ada", "bob")).body("[1].places", hasSize(2))
                .body("[0].places[0].instance", equalTo("localhost:" + chat.getPort()));

        ada.close();

        bob.await("left", frame -> frame.path("user").asText().equals("ada"));
        await().until(() -> present().extract().path("name").equals(List.of("bob")));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 501, 3000 })
    void line_ofWrongLength_isRefused(int length) {
        ChatPage ada = enter("name=ada");

        ada.send("{\"id\": 3, \"text\": \"" + "x".repeat(length) + "\"}");

        JsonNode refused = ada.await("refused");
        assertThat(refused.path("id").asLong()).isEqualTo(3);
        assertThat(refused.path("problem").path("type").asText()).isEqualTo("InvalidInputException");
        assertThat(ada.messages()).isEmpty();
    }

    @Test
    void line_thatIsNoJson_isRefusedAndTheNextIsHeard() {
        ChatPage ada = enter("name=ada");

        ada.send("{");
        assertThat(ada.await("refused").path("problem").path("message").asText()).contains("JSON");

        ada.send("{\"id\": 1, \"text\": \"hello\"}");
        ada.await("message");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "name=", "name=%20", "name=1234567890123456789012345678901", "name=ada&since=x" })
    void visitor_whoIsNobody_isTurnedAway(String query) {
        assertThatThrownBy(() -> enter(query)).hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(failure -> assertThat(status(failure)).isEqualTo(400));
    }

    @Test
    void page_ofAnotherSite_isTurnedAway() {
        assertThatThrownBy(() -> enter("name=ada", "Origin", "http://elsewhere.example"))
                .satisfies(failure -> assertThat(status(failure)).isEqualTo(403));
        enter("name=ada", "Origin", "http://localhost:" + chat.getPort()).await("welcome");
    }

    private static int status(Throwable failure) {
        return ((WebSocketHandshakeException) failure.getCause()).getResponse().statusCode();
    }

    private ChatPage enter(String query, String... headers) {
        String path = URLEncoder.encode(room, StandardCharsets.UTF_8) + '?' + query;
        ChatPage page = new ChatPage(URI.create(chat.toString().replaceFirst("http", "ws") + path), headers);
        pages.add(page);
        page.await("welcome");
        return page;
    }

    private ValidatableResponse present() {
        return given().get("/api/chat/" + room + "/present").then().statusCode(200);
    }
}
