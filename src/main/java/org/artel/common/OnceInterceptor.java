package org.artel.common;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;

/**
 * Inside the transaction. The key is inserted before anything else: a second request at the same moment waits there, not at a gate
 * behind which the first one's work would look like a conflict.
 */
@Once
@Interceptor
@Priority(300)
public class OnceInterceptor {

    @Inject
    private Idempotency idempotency;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        RequestKey key = RequestKey.take();
        if (key == null) {
            return call.proceed();
        }
        try {
            Optional<String> earlier = idempotency.earlier(key.memberId(), key.key(), key.contentHash());
            if (earlier.isPresent()) {
                return call.getMethod().getReturnType() == void.class ? null : Long.valueOf(earlier.get());
            }
            idempotency.keep(key.memberId(), key.key(), key.contentHash(), "");
            Object answer = call.proceed();
            if (answer != null) {
                idempotency.answered(key.memberId(), key.key(), answer.toString());
            }
            return answer;
        } catch (Exception e) {
            // for the next attempt, after a lost race
            key.begin();
            throw e;
        }
    }
}
