package org.acme.examples;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.redkit.session.HttpSessionAttributes;
import io.redkit.session.RedisSessions;
import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionConflictException;
import io.redkit.session.SessionDraft;
import io.redkit.session.SessionEvent;
import io.redkit.session.TokenBlacklist;
import io.vertx.ext.web.RoutingContext;

@ApplicationScoped
public class Logins {

    public record Cart(List<String> articles) {
    }

    // tag::sessions[]
    @Inject
    RedisSessions sessions;

    public String visit(String browser) {
        Session session = sessions.create(SessionDraft.EMPTY.attributes(SessionChanges.NONE.put("browser", browser)));
        return session.id(); // for the cookie; Redis does not know it
    }

    public Cart cart(String id) {
        Session session = sessions.get(id); // null: expired, ended, or never there
        return session == null ? null : session.get("cart", Cart.class);
    }

    public String login(String id, String user) {
        Session session = sessions.rotate(id, user); // a new id, the old one is dead
        return session == null ? null : session.id();
    }

    public List<String> browsers(String user) {
        return sessions.list(user).stream().map(session -> session.get("browser", String.class)).toList();
    }

    public long logoutElsewhere(Session mine) {
        return sessions.endOthers(mine);
    }
    // end::sessions[]

    // tag::update[]
    public void setCart(String id, Cart cart) {
        Session session = sessions.get(id);
        if (session != null) {
            try {
                sessions.update(session, SessionChanges.NONE.put("cart", cart));
            } catch (SessionConflictException e) {
                // somebody else has changed the cart since we read it: read again and decide anew
            }
        }
    }
    // end::update[]

    // tag::tokens[]
    @Inject
    TokenBlacklist tokens;

    public void logout(String jti, Instant expiry) {
        tokens.revoke(jti, expiry);
    }

    public boolean accepts(String jti) {
        return !tokens.isRevoked(jti);
    }
    // end::tokens[]

    // tag::http[]
    @Inject
    RoutingContext context;

    public void loginOfThisBrowser(String user) {
        context.session().put(HttpSessionAttributes.PRINCIPAL, user); // a new id, and among list(user)
    }
    // end::http[]

    // tag::events[]
    void onSession(@Observes SessionEvent event) {
        if (event.kind() == SessionEvent.Kind.UNDECODABLE) {
            // the key that encrypted it is not configured, or somebody has written to Redis
        }
    }
    // end::events[]
}
