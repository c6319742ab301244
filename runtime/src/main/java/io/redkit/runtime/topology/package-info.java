/** Which server of several a command goes to: slots, and what commands without or with many keys mean in a cluster. */
@NullMarked
package io.redkit.runtime.topology;

import org.jspecify.annotations.NullMarked;
