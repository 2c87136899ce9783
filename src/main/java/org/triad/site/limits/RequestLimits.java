package org.triad.site.limits;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import org.apache.catalina.filters.FailedRequestFilter;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Bodies, parameters and JSON of a size and shape somebody could mean. Time-outs and header sizes are settings of the server. */
@Configuration(proxyBeanMethods = false)
class RequestLimits {

    /** Arrays within objects; ours have two levels. */
    private static final int DEEPEST = 20;

    /** Characters of one number. */
    private static final int LONGEST_NUMBER = 60;

    /** Characters of one name of a field. */
    private static final int LONGEST_NAME = 200;

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(new BodyLimit());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 12);
        return registration;
    }

    /** Parameters that are broken or too many are refused; otherwise the container leaves out those it did not understand. */
    @Bean
    FilterRegistrationBean<FailedRequestFilter> unreadableParameters() {
        FilterRegistrationBean<FailedRequestFilter> registration =
                new FilterRegistrationBean<>(new FailedRequestFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 13);
        return registration;
    }

    @Bean
    Jackson2ObjectMapperBuilderCustomizer jsonOfASizeSomebodyCouldMean() {
        return json -> json.featuresToEnable(
                        // Two readers of one document must not see different values.
                        JsonParser.Feature.STRICT_DUPLICATE_DETECTION, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .postConfigurer(mapper -> mapper.getFactory()
                        .setStreamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxNameLength(LONGEST_NAME)
                                .maxStringLength((int) BodyLimit.MOST)
                                .build()));
    }
}
