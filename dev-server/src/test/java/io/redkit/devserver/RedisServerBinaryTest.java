package io.redkit.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RedisServerBinaryTest {

    @Test
    void embedded_thisMachine_tellsItsVersion() {
        assertThat(RedisServerBinary.embedded().toString()).startsWith("embedded redis-server ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void firstThatRuns_firstOfOtherSystem_isTheNext() {
        List<String> binaries = new ArrayList<>(List.of("redis-server-5.0.14.1-windows-amd64.exe"));
        binaries.addAll(Platform.current().binaries());
        assertThat(Platform.current().binaries())
                .contains(EmbeddedBinary.firstThatRuns(binaries).executable().getFileName().toString());
    }

    @Test
    void firstThatRuns_none_failsWithWhatToInstall() {
        assertThatThrownBy(() -> EmbeddedBinary.firstThatRuns(List.of())).isInstanceOf(RedisServerException.class)
                .hasMessageContaining("Install redis-server");
    }

    @Test
    void at_embeddedFile_tellsItsVersionAndPath() {
        Path file = RedisServerBinary.embedded().executable();
        assertThat(RedisServerBinary.at(file).toString()).startsWith("redis-server ").contains(file.toString());
    }

    @Test
    void at_missingFile_failsWithThePath(@TempDir Path directory) {
        Path missing = directory.resolve("redis-server");
        assertThatThrownBy(() -> RedisServerBinary.at(missing)).isInstanceOf(RedisServerException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void parse_valkey_namesTheProduct() throws IOException {
        assertThat(VersionQuestion.parse("Valkey server v=8.1.1 sha=0:0 malloc=jemalloc")).isEqualTo("valkey-server 8.1.1");
    }

    @Test
    void parse_otherProgram_isRefused() {
        assertThatThrownBy(() -> VersionQuestion.parse("ls (GNU coreutils) 9.1")).isInstanceOf(IOException.class);
    }

    @Test
    void find_fileThatIsNotExecutable_isSkipped(@TempDir Path directory) throws IOException {
        Files.createFile(directory.resolve("redis-server"));
        assertThat(PathSearch.find("redis-server", directory.toString())).isEmpty();
    }

    @Test
    void options_text_leavesOutTheArguments() {
        RedisServerOptions options = RedisServerOptions.embedded().withArguments("--requirepass", "open-sesame");
        assertThat(options.toString()).doesNotContain("open-sesame");
    }
}
