/** Build steps of the extension, one package or small processor for each concern. */
@NullMarked
package io.redkit.deployment;

import org.jspecify.annotations.NullMarked;
