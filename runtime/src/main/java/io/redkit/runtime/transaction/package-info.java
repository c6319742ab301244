/** Transactions over connections of their own: from the watched keys to the replies of EXEC. */
@NullMarked
package io.redkit.runtime.transaction;

import org.jspecify.annotations.NullMarked;
