package org.artel.common;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The transaction is tried again when it lost a race (deadlock, lock time-out, certification failure): in a new
 * transaction with a fresh persistence context. Only the outermost call retries; inside a running transaction it does nothing.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Retried {

    /** How many times at most; the Stop retries without a limit: {@link Integer#MAX_VALUE}. */
    @Nonbinding
    int times() default 12;
}
