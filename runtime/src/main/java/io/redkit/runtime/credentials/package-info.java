/** Where the credentials of a client come from, when it is not the configuration itself. */
@NullMarked
package io.redkit.runtime.credentials;

import org.jspecify.annotations.NullMarked;
