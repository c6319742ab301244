package io.redkit.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of this extension keep the rules that it makes for others. */
class OwnScriptsTest {

    static List<Path> files() throws IOException, URISyntaxException {
        Path classes = Path.of(LuaScript.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".lua")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_hasARightHead(Path file) throws IOException {
        List<String> problems = new ArrayList<>();

        ScriptSource.ofFile(file.getFileName().toString(), Files.readString(file), problems);

        assertThat(problems).isEmpty();
    }

    @Test
    void load_fileBesideAClass_isReady() {
        LuaScript frame = LuaScript.load(LuaScript.class, "once.lua");

        assertThat(frame.name()).isEqualTo("once");
        assertThat(frame.head().effect()).isEqualTo(ScriptEffect.ONCE);
    }

    @Test
    void begin_codeThatIsShared_isPartOfTheFirstLine() {
        String text = ScriptFiles.begin("-- head\nreturn a\n    + b\n", "-- about\nlocal a = 1\n-- why\nlocal b = 2\n");

        assertThat(text).isEqualTo("-- head\nlocal a = 1 local b = 2 return a\n    + b\n");
    }
}
