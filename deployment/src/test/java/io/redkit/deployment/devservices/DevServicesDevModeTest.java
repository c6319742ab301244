package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.RestAssured;

class DevServicesDevModeTest {

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest().withApplicationRoot(jar -> jar
            .addClass(CounterResource.class)
            .addAsResource(new StringAsset("quarkus.redkit.devservices.provider=embedded\n"), "application.properties"));

    @Test
    void reload_codeChanged_keepsTheServerAndItsData() {
        assertThat(count()).isEqualTo("first version: 1");
        APP.modifySourceFile(CounterResource.class, source -> source.replace("first", "second"));
        assertThat(count()).isEqualTo("second version: 2");
    }

    @Test
    void reload_devServicesChanged_startsAnotherServer() {
        assertThat(count()).isEqualTo("first version: 1");
        APP.modifyResourceFile("application.properties",
                properties -> properties + "quarkus.redkit.devservices.server-args=--maxmemory,64mb\n");
        assertThat(count()).isEqualTo("first version: 1");
    }

    private static String count() {
        return RestAssured.get("/counter").asString();
    }
}
