/** Lua scripts: files with a head that says what they do, sent by their digest. */
@NullMarked
package io.redkit.runtime.script;

import org.jspecify.annotations.NullMarked;
