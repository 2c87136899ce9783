package org.triad.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Lets one node at a time do what all nodes want to do when they start. */
@Component
public class ClusterLock {

    /** A number of our own, so that no other user of the database waits for it. */
    private static final long KEY = 0x7421AD;

    private final DataSource dataSource;

    ClusterLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs the work while no other node runs any; waits for its turn. The lock ends with the node, however it ends. */
    public void alone(Runnable work) {
        try (Connection connection = dataSource.getConnection()) {
            lock(connection, "select pg_advisory_lock(?)");
            try {
                work.run();
            } finally {
                lock(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The start-up lock could not be had.", failure);
        }
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, KEY);
            statement.execute();
        }
    }
}
