/** What the features of the demo share. Each feature has a package of its own with one small resource as its door. */
@NullMarked
package io.redkit.demo;

import org.jspecify.annotations.NullMarked;
