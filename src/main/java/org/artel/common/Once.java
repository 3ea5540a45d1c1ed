package org.artel.common;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A service's method, without an answer or answering an id, that the same request sent twice carries out once: the second one gets
 * the first one's answer, the same key with another content is refused. The key is the request's, see {@link RequestKey}; without
 * one the annotation does nothing.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Once {
}
