package org.triad.site.web;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Looks through a failure and what caused it. */
final class Causes {

    private static final int DEEPEST_CAUSE = 20;

    private Causes() {}

    /** The database cannot be reached, refuses new work or has gone away while it worked. */
    static boolean isUnavailable(Throwable failure) {
        return within(failure, DataAccessResourceFailureException.class).isPresent()
                || within(failure, CannotCreateTransactionException.class).isPresent()
                || within(failure, QueryTimeoutException.class).isPresent()
                || within(failure, SQLException.class)
                        .map(SQLException::getSQLState)
                        .filter(Causes::meansUnavailable)
                        .isPresent();
    }

    /** Classes 08 connection, 53 resources, 57P operator intervention; 25006 is a database that only reads. */
    private static boolean meansUnavailable(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals("25006");
    }

    /** Two people changed the same thing; the engine says so with an exception of its own, which this module does not know. */
    static boolean isOvertaken(Throwable failure) {
        return within(failure, ConcurrencyFailureException.class).isPresent()
                || within(failure, DuplicateKeyException.class).isPresent()
                || causes(failure).stream()
                        .anyMatch(cause -> cause.getClass().getSimpleName().equals("OptimisticLockingException"));
    }

    static <T extends Throwable> Optional<T> within(Throwable failure, Class<T> type) {
        return causes(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static List<Throwable> causes(Throwable failure) {
        return java.util.stream.Stream.iterate(failure, java.util.Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .toList();
    }
}
