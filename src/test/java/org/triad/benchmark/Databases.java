package org.triad.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The database Triad works on, which can be changed for another of the same content between two pieces of work. */
final class Databases extends DelegatingDataSource {

    private final List<HikariDataSource> opened = new ArrayList<>();
    private DataSource first;

    Databases beginWith(DataSource pool) {
        first = pool;
        setTargetDataSource(pool);
        return this;
    }

    void useFirst() {
        setTargetDataSource(first);
    }

    /** The pool is closed with the application. */
    void use(HikariDataSource pool) {
        if (!opened.contains(pool)) {
            opened.add(pool);
        }
        setTargetDataSource(pool);
    }

    void close() {
        opened.forEach(HikariDataSource::close);
    }
}
