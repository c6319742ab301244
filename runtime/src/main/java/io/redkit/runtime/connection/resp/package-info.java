/** RESP2 and RESP3 on the wire: requests are written, replies are read, both without a copy that is not needed. */
@NullMarked
package io.redkit.runtime.connection.resp;

import org.jspecify.annotations.NullMarked;
