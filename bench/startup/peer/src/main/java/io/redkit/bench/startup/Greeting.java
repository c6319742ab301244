package io.redkit.bench.startup;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An endpoint with a bean behind it that the start creates. */
@Path("greeting")
public class Greeting {

    @Inject
    Words words;

    @GET
    public String greet() {
        return words.get("greeting");
    }
}
