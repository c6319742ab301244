/** Logs visitors in, and shows them in which browsers they are. */
@NullMarked
package io.redkit.demo.logins;

import org.jspecify.annotations.NullMarked;
