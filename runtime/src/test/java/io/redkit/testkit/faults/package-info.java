/** Scenes in which a client meets a broken network or server, each with what must hold. For tests and for measurements. */
package io.redkit.testkit.faults;
