package io.redkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The pom.xml that readers copy names the versions that this project has. */
class GettingStartedTest {

    private final String shown = read("src/getting-started/pom.xml");

    @Test
    void versionOfQuarkus_isThatOfTheProject() {
        assertThat(element(shown, "quarkus.platform.version"))
                .isEqualTo(element(read("../pom.xml"), "quarkus.platform.version"));
    }

    @Test
    void versionOfRedkit_isThatOfTheProject() {
        String parent = read("pom.xml").split("</parent>")[0];

        assertThat(element(shown, "redkit.version")).isEqualTo(element(parent, "version"));
    }

    private static String element(String xml, String name) {
        Matcher matcher = Pattern.compile("<" + Pattern.quote(name) + ">(.*?)<").matcher(xml);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
