package org.triad.database;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Where Triad's data is kept. Injected as a bean; the demo's people and campaigns exist only in {@link #EMBEDDED}. */
public enum DatabaseKind {
    /** A PostgreSQL that Triad runs itself in its data folder, because no {@code spring.datasource.url} is configured. */
    EMBEDDED,
    /** The PostgreSQL {@code spring.datasource.url} names; Triad neither starts nor stops it. */
    EXTERNAL;

    /** What the environment asks for: {@link #EXTERNAL} if and only if it names a datasource. A blank URL names none. */
    public static DatabaseKind of(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.datasource.url")) ? EXTERNAL : EMBEDDED;
    }
}
