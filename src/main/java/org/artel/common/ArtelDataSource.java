package org.artel.common;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * Opens connections to the portal's MariaDB as the environment says: {@code DB_URL}, {@code DB_USER}, {@code DB_PASSWORD},
 * each looked up as an environment variable first and as a system property of the same name second.
 *
 * <p>It wraps the driver's data source because that one is an {@code XADataSource} too: a server would enlist it as XA, which
 * is slower, and which Galera refuses. It reads the environment itself because not every server substitutes variables in
 * {@code web.xml}. The server pools the connections; {@code web.xml} declares them with isolation READ COMMITTED.
 */
public class ArtelDataSource implements DataSource {

    /** Sessions speak UTC, so that {@code DATETIME(6)} columns hold UTC whatever the zone of server and driver. */
    private static final String OPTIONS = "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&useBulkStmts=true&useServerPrepStmts=true&prepStmtCacheSize=250&tcpKeepAlive=true&connectTimeout=5000";

    private final MariaDbDataSource driver;

    /** @throws SQLException if {@code DB_URL} is not an address of a MariaDB */
    public ArtelDataSource() throws SQLException {
        driver = new MariaDbDataSource(withOptions(Environment.get("DB_URL", "jdbc:mariadb://localhost:3306/artel")));
        driver.setUser(Environment.get("DB_USER", "artel"));
        driver.setPassword(Environment.get("DB_PASSWORD", ""));
    }

    /** What the operator wrote comes last, and the last one of two equal options holds. */
    static String withOptions(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? url + '?' + OPTIONS : url.substring(0, mark + 1) + OPTIONS + '&' + url.substring(mark + 1);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return driver.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return driver.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("not a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
