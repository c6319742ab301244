package io.redkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages show the code as it is, and lead nowhere that does not exist. */
class PagesTest {

    private static final Path DOCS = Path.of("").toAbsolutePath();
    private static final Pattern LINK = Pattern.compile("(?:xref:|link:|include::|\\]\\()([^\\[\\]()\\s`]+)(?:\\[|\\))");

    static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("guide", "adr")) {
            try (Stream<Path> files = Files.list(DOCS.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".adoc")).sorted().forEach(pages::add);
            }
        }
        for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            pages.add(DOCS.resolveSibling(name));
        }
        return pages.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void codeInPage_isThatOfTheCompiledFile(Path page) throws IOException {
        List<String> shown = Files.readAllLines(page);

        List<String> current = new CodeInPages(DOCS).refresh(shown);

        if (!current.equals(shown)) {
            Files.write(page, current);
        }
        assertThat(shown).as("%s showed old code; it has been brought up to date, look at it and commit it", page.getFileName())
                .isEqualTo(current);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linkInPage_leadsSomewhere(Path page) throws IOException {
        List<String> broken = new ArrayList<>();

        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            if (!link.group(1).contains("://") && !exists(page, link.group(1))) {
                broken.add(link.group(1));
            }
        }

        assertThat(broken).isEmpty();
    }

    private static boolean exists(Path page, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (parts.length == 1 || !Files.isRegularFile(file)) {
            return Files.exists(file);
        }
        String text = Files.readString(file);
        return text.contains("[#" + parts[1] + "]") || text.contains("[[" + parts[1] + "]]");
    }
}
