package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.runtime.config.RedkitConfig;

class DevServicesEmbeddedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = DevServicesApp.using(RedkitConfig.DEFAULT_CLIENT, "cache", "cache")
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"cache\".devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"cache\".devservices.server-args", "--maxmemory,64mb")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.INFO.intValue())
            .assertLogRecords(records -> assertThat(records).extracting(DevServicesEmbeddedTest::text)
                    .filteredOn(text -> text.startsWith("Redis for the default client")).singleElement().asString()
                    .matches(
                            "Redis for the default client: embedded redis-server \\S+ at redis://\\S+:(\\d+) \\(redis-cli -p \\1\\)"));

    @Test
    void defaultClient_notConfigured_getsAServer() throws IOException {
        assertThat(DevServicesApp.ask(url("quarkus.redkit.url"), "PING")).isEqualTo("+PONG");
    }

    @Test
    void namedClient_notConfigured_getsAServerOfItsOwn() throws IOException {
        assertThat(url("quarkus.redkit.\"cache\".url")).isNotEqualTo(url("quarkus.redkit.url"));
        assertThat(DevServicesApp.ask(url("quarkus.redkit.\"cache\".url"), "PING")).isEqualTo("+PONG");
    }

    @Test
    void serverArguments_namedClient_reachItsServerOnly() throws IOException {
        assertThat(maxMemory("quarkus.redkit.\"cache\".url")).isEqualTo("67108864");
        assertThat(maxMemory("quarkus.redkit.url")).isEqualTo("0");
    }

    private static String maxMemory(String key) throws IOException {
        return DevServicesApp.ask(url(key), "CONFIG GET maxmemory", 5).get(4);
    }

    private static String url(String key) {
        return DevServicesApp.value(key).orElseThrow();
    }

    private static String text(LogRecord record) {
        return new PatternFormatter("%s").format((ExtLogRecord) record);
    }
}
