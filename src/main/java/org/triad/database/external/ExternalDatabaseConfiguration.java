package org.triad.database.external;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.triad.database.DatabaseKind;

/** Looks at a configured server before anybody gets the pool: nothing is migrated or written on one that does not suffice. */
@Configuration(proxyBeanMethods = false)
@Conditional(ExternalDatabaseConfiguration.DatasourceConfigured.class)
class ExternalDatabaseConfiguration {

    @Bean
    static BeanPostProcessor serverRequirementCheck(Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                if (bean instanceof DataSource database) {
                    ServerRequirement.check(database, environment.getRequiredProperty("spring.datasource.url"));
                }
                return bean;
            }
        };
    }

    static class DatasourceConfigured implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return DatabaseKind.of(context.getEnvironment()) == DatabaseKind.EXTERNAL;
        }
    }
}
