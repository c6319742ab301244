/** Sessions and revoked tokens on the waist. */
@NullMarked
package io.redkit.runtime.session;

import org.jspecify.annotations.NullMarked;
