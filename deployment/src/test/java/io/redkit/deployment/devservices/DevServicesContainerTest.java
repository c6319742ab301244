package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.runtime.config.RedkitConfig;

@Tag("container")
@ExtendWith(NeedsContainerEngine.class)
class DevServicesContainerTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = DevServicesApp.using(RedkitConfig.DEFAULT_CLIENT)
            .overrideConfigKey("quarkus.redkit.devservices.provider", "container");

    @Test
    void defaultClient_containerEngine_getsAContainer() throws IOException {
        List<String> info = DevServicesApp.ask(DevServicesApp.value("quarkus.redkit.url").orElseThrow(), "INFO server", 18);
        assertThat(info).as("the first process of its container").contains("process_id:1");
    }
}
