package org.artel.common;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;
import javax.transaction.xa.XAException;

/**
 * Tries a transaction again that the database ended to let another one through, or that lost its database node before the
 * commit. Runs outside {@code @Transactional} (whose priority is 200).
 *
 * <p>The cause is often lost on its way through JTA: a failed flush arrives as a bare {@code RollbackException}, which is
 * therefore taken for a lost race as well; a rule that is truly broken fails again at once, and a {@link Refused} is never
 * retried. What a Galera cluster refuses at the commit arrives as an {@code XAException} that keeps the database's words only.
 * A commit whose answer was lost may have landed: it is not repeated here, but by whoever sent it, under the request's key.
 */
@Retried
@Interceptor
@Priority(100)
public class RetryInterceptor {

    private static final Logger LOG = Logger.getLogger(RetryInterceptor.class.getName());
    /**
     * 1213 deadlock, 1205 lock wait time-out, 1020 record changed since last read, 1062 duplicate key: somebody inserted the
     * same participation, line or idempotency key first, and the second attempt will find it.
     */
    private static final Set<Integer> LOST_RACE = Set.of(1213, 1205, 1020, 1062);

    /** What MariaDB says with error 1213, on one node and on a cluster. */
    private static final String LOST_AT_COMMIT = "try restarting";

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @AroundInvoke
    Object retry(InvocationContext call) throws Exception {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            return call.proceed();
        }
        Retried retried = call.getMethod().getAnnotation(Retried.class);
        if (retried == null) {
            retried = call.getTarget().getClass().getSuperclass().getAnnotation(Retried.class);
        }
        int times = retried == null ? 12 : retried.times();
        for (int attempt = 1; ; attempt++) {
            try {
                return call.proceed();
            } catch (Refused no) {
                throw no;
            } catch (Exception e) {
                if (attempt >= times || !lostRace(e)) {
                    throw e;
                }
                LOG.fine(() -> "again after a lost race: " + call.getMethod().getName());
                Thread.sleep(ThreadLocalRandom.current().nextLong(2, 10L * Math.min(attempt, 20) + 3));
            }
        }
    }

    static boolean lostRace(Throwable e) {
        boolean sqlSeen = false;
        boolean rolledBack = false;
        boolean beforeCommit = false;
        int depth = 0;
        for (Throwable cause = e; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql) {
                sqlSeen = true;
                if (LOST_RACE.contains(sql.getErrorCode()) || "40001".equals(sql.getSQLState())) {
                    return true;
                }
                if (beforeCommit && sql instanceof SQLTransientConnectionException) {
                    return true;
                }
            }
            if (cause instanceof XAException && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(LOST_AT_COMMIT)) {
                return true;
            }
            // a statement's failure, not the commit's
            beforeCommit |= cause instanceof PersistenceException || cause.getClass().getSimpleName().equals("DatabaseException");
            String name = cause.getClass().getSimpleName();
            rolledBack |= name.equals("RollbackException") || name.equals("HeuristicRollbackException") || name.equals("OptimisticLockException");
        }
        return rolledBack && !sqlSeen;
    }
}
