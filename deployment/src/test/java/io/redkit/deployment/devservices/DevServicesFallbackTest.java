package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.runtime.config.RedkitConfig;

@Tag("container")
@ExtendWith(NeedsContainerEngine.class)
class DevServicesFallbackTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = DevServicesApp.using(RedkitConfig.DEFAULT_CLIENT)
            .overrideConfigKey("quarkus.redkit.devservices.image-name", "localhost:1/no/such/image:1")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.INFO.intValue()
                    && record.getLoggerName().startsWith("io.redkit"))
            .assertLogRecords(records -> assertThat(records).hasSize(2));

    @Test
    void containerThatDoesNotStart_automaticChoice_isReplacedByAServerProcess() throws IOException {
        String url = DevServicesApp.value("quarkus.redkit.url").orElseThrow();
        assertThat(DevServicesApp.ask(url, "PING")).isEqualTo("+PONG");
    }
}
