package org.triad.database.external;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.triad.database.DatabaseUnusable;

/** What a configured database server must be. */
final class ServerRequirement {

    private static final String PRODUCT = "PostgreSQL";
    private static final int OLDEST = 14;

    private ServerRequirement() {}

    /**
     * Asks the server what it is.
     *
     * @throws DatabaseUnusable if it cannot be reached or does not suffice
     */
    static void check(DataSource database, String url) {
        // What follows the question mark can hold a password.
        String address = url.replaceFirst("\\?.*", "");
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData server = connection.getMetaData();
            check(
                    address,
                    server.getDatabaseProductName(),
                    server.getDatabaseMajorVersion(),
                    server.getDatabaseProductVersion());
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    "The database %s cannot be used: %s Check spring.datasource.url, spring.datasource.username and spring.datasource.password."
                            .formatted(address, sentence(rootOf(e).getMessage())),
                    e);
        }
    }

    static void check(String address, String product, int majorVersion, String version) {
        if (!PRODUCT.equals(product) || majorVersion < OLDEST) {
            throw new DatabaseUnusable(
                    "The database %s is %s %s, and Triad needs PostgreSQL %d or newer. Upgrade it, or set spring.datasource.url to another server."
                            .formatted(address, product, version, OLDEST));
        }
    }

    private static Throwable rootOf(SQLException failure) {
        Throwable sql = failure;
        while (sql.getCause() instanceof SQLException deeper) {
            sql = deeper;
        }
        return sql;
    }

    private static String sentence(String message) {
        String text = message == null ? "no reason was given" : message.strip();
        return text.endsWith(".") ? text : text + ".";
    }
}
