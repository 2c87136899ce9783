package org.triad.site.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says in the REST interface's description which refusals every operation may answer with, and what they look like. */
@Configuration(proxyBeanMethods = false)
class ApiAnswers {

    private static final String PROBLEM = "Problem";

    @Bean
    OpenApiCustomizer apiRefusals() {
        return description -> {
            description.getComponents().addSchemas(PROBLEM, problem());
            description
                    .getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
        };
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
        refuses(
                operation,
                "400",
                "Something that was sent breaks a rule or cannot be read; violations names each field.");
        refuses(operation, "401", "Login and password are missing or wrong.");
        refuses(operation, "403", "This person may not do this.");
        refuses(operation, "406", "None of the media types that were asked for can be given.");
        if (path.contains("{")) {
            refuses(operation, "404", "There is no such campaign, or nothing at this address.");
        }
        if (method != PathItem.HttpMethod.GET) {
            refuses(operation, "409", "It was right a moment ago, or would be at another time.");
        }
        if (operation.getRequestBody() != null) {
            refuses(operation, "413", "What was sent is too large.");
            refuses(operation, "415", "The body is not of the media type this takes.");
        }
        if (method == PathItem.HttpMethod.POST) {
            refuses(operation, "422", "The Idempotency-Key was used for another request.");
        }
        refuses(operation, "503", "The database cannot be reached at present; Retry-After says when to try again.");
    }

    /** What an operation says of a status itself stays as it is, with the form of the answer. */
    private static void refuses(Operation operation, String status, String words) {
        ApiResponse answer = operation.getResponses().computeIfAbsent(status, none -> new ApiResponse());
        if (answer.getDescription() == null) {
            answer.setDescription(words);
        }
        answer.setContent(new Content()
                .addMediaType("application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
    }

    private static Schema<?> problem() {
        Schema<?> violation =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("sentence", new StringSchema());
        ObjectSchema problem = new ObjectSchema();
        problem.setDescription("What did not work, as RFC 9457 has it.");
        problem.setProperties(Map.of(
                "type", new StringSchema(),
                "title", new StringSchema().description("The status in words."),
                "status", new IntegerSchema(),
                "detail", new StringSchema().description("A sentence: what happened and what can be done."),
                "instance", new StringSchema().description("The address that was asked for."),
                "reference", new StringSchema().description("Under which the log knows more."),
                "violations", new ArraySchema().items(violation).description("What to correct, field by field.")));
        problem.setRequired(List.of("title", "status", "detail"));
        return problem;
    }
}
