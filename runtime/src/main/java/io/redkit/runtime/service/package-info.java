/** The services that users inject: each verb builds one call and decodes one reply. */
@NullMarked
package io.redkit.runtime.service;

import org.jspecify.annotations.NullMarked;
