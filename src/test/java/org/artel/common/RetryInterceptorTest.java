package org.artel.common;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class RetryInterceptorTest {

    @Test
    void aDeadlockIsALostRace() {
        assertTrue(RetryInterceptor.lostRace(new PersistenceException(new SQLTransactionRollbackException("deadlock", "40001", 1213))));
        assertFalse(RetryInterceptor.lostRace(new PersistenceException(new SQLException("syntax", "42000", 1064))));
        assertFalse(RetryInterceptor.lostRace(new IllegalStateException("a mistake of ours")));
    }

    @Test
    void whatAClusterRefusesAtTheCommitIsALostRace() {
        assertTrue(RetryInterceptor.lostRace(atCommit("(conn=27) Deadlock found when trying to get lock; try restarting transaction")));
        assertTrue(RetryInterceptor.lostRace(atCommit("WSREP detected deadlock/conflict and aborted the transaction. Try restarting the transaction")));
    }

    @Test
    void aNodeLostBeforeTheCommitIsTriedAgainAndOneLostInTheCommitIsNot() {
        var lost = new SQLTransientConnectionException("Driver has reconnect connection after a communications link failure", "25S03");
        assertTrue(RetryInterceptor.lostRace(new PersistenceException(lost)));
        assertFalse(RetryInterceptor.lostRace(atCommit("Driver has reconnect connection after a communications link failure")));
        assertFalse(RetryInterceptor.lostRace(new RuntimeException("commit", lost)));
    }

    /** As the transaction manager hands it on: the database's exception is a text by then. */
    private static RuntimeException atCommit(String words) {
        return new RuntimeException("encountered exception during commit", new Exception(new XAException("jakarta.resource.spi.LocalTransactionException: " + words)));
    }
}
