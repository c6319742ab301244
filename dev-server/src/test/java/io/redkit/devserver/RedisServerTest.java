package io.redkit.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RedisServerTest {

    private final RedisServer server = RedisServer.start();

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void start_embedded_answersPing() throws IOException {
        assertThat(RawRedis.ask(server.port(), "PING")).isEqualTo("+PONG");
    }

    @Test
    void start_freePort_leavesRoomForTheClusterBus() {
        assertThat(server.port()).isLessThan(55_535);
    }

    @Test
    void start_nothingGiven_listensOnLoopbackOnly() throws IOException {
        assertThat(RawRedis.askLines(server.port(), "CONFIG GET bind", 5)).last().isEqualTo("127.0.0.1");
    }

    @Test
    void start_arguments_reachTheServer() throws IOException {
        try (RedisServer protectedServer = RedisServer
                .start(RedisServerOptions.embedded().withArguments("--requirepass", "open sesame"))) {
            assertThat(RawRedis.ask(protectedServer.port(), "PING")).startsWith("-NOAUTH");
        }
    }

    @Test
    void start_password_isDemanded() throws IOException {
        try (RedisServer locked = RedisServer.start(RedisServerOptions.embedded().withPassword("open \"sesame\\"));
                RespConnection connection = locked.access().open()) {
            assertThat(RawRedis.ask(locked.port(), "PING")).startsWith("-NOAUTH");
            assertThat(connection.text("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void start_portTaken_failsWithThePort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            RedisServerOptions options = RedisServerOptions.embedded().withPort(taken.getLocalPort());
            assertThatThrownBy(() -> RedisServer.start(options)).isInstanceOf(RedisServerException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void start_refusedArgument_failsWithTheLogButWithoutItsValue() {
        RedisServerOptions options = RedisServerOptions.embedded().withArguments("--requirepasswd", "open-sesame");
        assertThatThrownBy(() -> RedisServer.start(options)).isInstanceOf(RedisServerException.class)
                .hasMessageContaining("requirepasswd").hasMessageNotContaining("open-sesame");
    }

    @Test
    void start_serverThatNeverAnswers_failsInTime() {
        RedisServerOptions options = RedisServerOptions.embedded().withArguments("--port", "0", "--unixsocket", "redis.sock")
                .withStartTimeout(Duration.ofMillis(200));
        assertThatThrownBy(() -> RedisServer.start(options)).isInstanceOf(RedisServerException.class)
                .hasMessageContaining("did not answer").hasMessageContaining("200 ms");
    }

    @Test
    void restart_running_isEmptyAtTheSamePort() throws IOException {
        RawRedis.ask(server.port(), "SET key value");
        long pid = server.pid();
        server.restart();
        assertThat(server.pid()).isNotEqualTo(pid);
        assertThat(RawRedis.ask(server.port(), "EXISTS key")).isEqualTo(":0");
    }

    @Test
    void restart_killed_answersAgain() throws IOException {
        server.kill();
        server.restart();
        assertThat(RawRedis.ask(server.port(), "PING")).isEqualTo("+PONG");
    }

    @Test
    void restart_closed_isRefused() {
        server.close();
        assertThatThrownBy(server::restart).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void kill_running_endsTheProcess() {
        server.kill();
        assertThat(server.isAlive()).isFalse();
        assertThat(ProcessHandle.of(server.pid())).isEmpty();
    }

    @Test
    void kill_running_keepsTheLog() {
        server.kill();
        assertThat(server.logFile()).content().contains("Ready to accept connections");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pause_running_isMuteUntilResume() throws IOException {
        server.pause();
        assertThatThrownBy(() -> RawRedis.ask(server.port(), "PING")).isInstanceOf(IOException.class);
        server.resume();
        assertThat(RawRedis.ask(server.port(), "PING")).isEqualTo("+PONG");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void close_paused_leavesNeitherProcessNorDirectory() {
        server.pause();
        Path directory = server.logFile().getParent();
        long pid = server.pid();
        server.close();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(directory).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void close_running_endsTheGuardToo() {
        ProcessHandle guard = ProcessHandle.of(server.pid()).orElseThrow().children().findFirst().orElseThrow();
        server.close();
        await().until(() -> !guard.isAlive());
    }

    @Test
    void start_twice_usesTwoPortsAndDirectories() {
        try (RedisServer other = RedisServer.start()) {
            assertThat(other.port()).isNotEqualTo(server.port());
            assertThat(other.logFile()).isNotEqualTo(server.logFile());
            assertThat(Files.exists(server.logFile())).as("a start reaps no living server").isTrue();
        }
    }
}
