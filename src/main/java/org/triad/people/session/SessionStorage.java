package org.triad.people.session;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions lie in the database, so that a restart or the loss of a node signs nobody out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionSettings.class)
class SessionStorage {

    /** Two requests of a browser at once may set the same attribute. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer attributesSetTwice() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** 216 random bits, as many characters as the column has. */
    @Bean
    SessionIdGenerator sessionIds() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] id = new byte[27];
            random.nextBytes(id);
            return Base64.getUrlEncoder().encodeToString(id);
        };
    }

    @Bean("springSessionConversionService")
    ConversionService sessionContent() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, SessionContent::write);
        conversion.addConverter(byte[].class, Object.class, SessionContent::read);
        return conversion;
    }
}
