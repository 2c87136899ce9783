package org.triad.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Lets other modules ask which kind of database is in use. */
@Configuration(proxyBeanMethods = false)
class DatabaseKindConfiguration {

    @Bean
    DatabaseKind databaseKind(Environment environment) {
        return DatabaseKind.of(environment);
    }
}
