package io.redkit.demo.chat;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.redkit.demo.problems.InvalidInputException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/**
 * Lets pages of this application into the chat if they say who they are. Browsers open WebSockets for the pages of other sites
 * as well, so those are turned away here.
 */
@ApplicationScoped
class ChatDoor implements HttpUpgradeCheck {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(ChatSocket.ID);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        String host = request.getHeader("Host");
        if (isOfAnotherSite(request.getHeader("Origin"), host)) {
            return CheckResult.rejectUpgrade(FORBIDDEN);
        }
        try {
            context.userData().put(Visitor.KEY, Visitor.of(context.pathParam("room"), request.getParam("name"),
                    request.getParam("since"), request.getHeader("User-Agent"), host));
        } catch (InvalidInputException e) {
            return CheckResult.rejectUpgrade(BAD_REQUEST);
        }
        return CheckResult.permitUpgrade();
    }

    /** @param origin null if it is no browser that asks */
    private static boolean isOfAnotherSite(@Nullable String origin, @Nullable String host) {
        return origin != null && !origin.endsWith("://" + host);
    }
}
