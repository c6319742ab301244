package io.redkit.demo.logins;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jspecify.annotations.Nullable;

import io.redkit.demo.BrowserName;
import io.redkit.demo.logins.Login.Browser;
import io.redkit.demo.problems.InvalidInputException;
import io.redkit.session.HttpSessionAttributes;
import io.redkit.session.RedisSessions;
import io.redkit.session.Session;
import io.redkit.session.SessionInfo;
import io.vertx.ext.web.RoutingContext;

/** A login whose sessions are in Redis: all of a visitor can be listed and ended, whichever process made them. */
@Path("/api/login")
public class LoginResource {

    private static final int LONGEST_NAME = 40;
    private static final String USER_AGENT = "userAgent";

    @Inject
    RoutingContext context;

    @Inject
    RedisSessions sessions;

    @GET
    public Login get() {
        Session session = current();
        String name = session == null ? null : session.principal();
        if (session == null || name == null) {
            return Login.NOBODY;
        }
        List<Browser> browsers = sessions.list(name).stream().sorted(Comparator.comparing(SessionInfo::createdAt))
                .map(each -> browser(each, each.handle().equals(session.handle()))).toList();
        return new Login(name, browsers);
    }

    @POST
    public void login(@Nullable NewLogin wanted) {
        String name = wanted == null || wanted.name() == null ? "" : wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidInputException("The name must have 1 to " + LONGEST_NAME + " characters");
        }
        context.session().put(HttpSessionAttributes.PRINCIPAL, name)
                .put(USER_AGENT, BrowserName.of(context.request().getHeader("User-Agent")));
    }

    @DELETE
    public void logout() {
        context.session().destroy();
    }

    @DELETE
    @Path("others")
    public Map<String, Long> endOthers() {
        Session session = current();
        return Map.of("ended", session == null ? 0 : sessions.endOthers(session));
    }

    /** Visitors who have not logged in get no session for looking. */
    private @Nullable Session current() {
        return context.request().getCookie("session") == null ? null : sessions.get(context.session().id());
    }

    private static Browser browser(SessionInfo session, boolean isThis) {
        String agent = session.get(USER_AGENT, String.class);
        long seconds = Duration.between(session.lastAccess(), Instant.now()).toSeconds();
        return new Browser(agent == null ? "A browser" : agent, Math.max(0, seconds), isThis);
    }
}
