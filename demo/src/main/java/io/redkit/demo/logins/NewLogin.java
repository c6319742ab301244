package io.redkit.demo.logins;

import org.jspecify.annotations.Nullable;

/**
 * Who a visitor says to be; the demo has no passwords.
 *
 * @param name any name
 */
public record NewLogin(@Nullable String name) {
}
