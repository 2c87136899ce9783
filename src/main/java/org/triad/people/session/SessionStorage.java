package org.triad.people.session;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions lie in the database, so that a restart or the loss of a node signs nobody out. */
@Configuration(proxyBeanMethods = false)
class SessionStorage {

    /** Two requests of a browser at once may set the same attribute. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer attributesSetTwice() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean("springSessionConversionService")
    ConversionService sessionContent() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, SessionContent::write);
        conversion.addConverter(byte[].class, Object.class, SessionContent::read);
        return conversion;
    }
}
