/**
 * The waist: one command goes in, one outcome comes out. Everything above knows only this package; everything below
 * implements it.
 */
@NullMarked
package io.redkit.runtime.command;

import org.jspecify.annotations.NullMarked;
