package org.triad.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.camunda.bpm.engine.rest.dto.history.HistoricProcessInstanceQueryDto;
import org.camunda.bpm.engine.rest.dto.history.HistoricTaskInstanceQueryDto;
import org.camunda.bpm.engine.rest.dto.history.UserOperationLogQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.DecisionDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.DeploymentQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.FilterQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.ProcessInstanceQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.StartProcessInstanceDto;
import org.camunda.bpm.engine.rest.dto.task.CommentDto;
import org.camunda.bpm.engine.rest.dto.task.CompleteTaskDto;
import org.camunda.bpm.engine.rest.dto.task.IdentityLinkDto;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.rest.dto.task.UserIdDto;
import org.springframework.beans.BeanUtils;
import org.springframework.core.ResolvableType;

/** What the engine's interface takes, read from the classes it reads requests into. */
final class EngineParameters {

    /** Beside those of a query. */
    private static final List<String> OF_EVERY_ADDRESS = List.of(
            "firstResult",
            "maxResults",
            "sortBy",
            "sortOrder",
            "variableNames",
            "deserializeValues",
            "deserializeValue",
            "permissionName",
            "resourceName",
            "resourceType",
            "failedJobs",
            "incidents",
            "incidentsForType",
            "withCommentAttachmentInfo",
            "reportType",
            "periodUnit",
            "userId",
            "type",
            "unknown");

    private static final Map<String, Class<?>> QUERIES = new LinkedHashMap<>();
    private static final Map<String, Class<?>> BODIES = new LinkedHashMap<>();

    static {
        QUERIES.put("/history/process-instance", HistoricProcessInstanceQueryDto.class);
        QUERIES.put("/history/task", HistoricTaskInstanceQueryDto.class);
        QUERIES.put("/history/user-operation", UserOperationLogQueryDto.class);
        QUERIES.put("/process-definition", ProcessDefinitionQueryDto.class);
        QUERIES.put("/process-instance", ProcessInstanceQueryDto.class);
        QUERIES.put("/decision-definition", DecisionDefinitionQueryDto.class);
        QUERIES.put("/deployment", DeploymentQueryDto.class);
        QUERIES.put("/filter/{id}", TaskQueryDto.class);
        QUERIES.put("/filter", FilterQueryDto.class);
        QUERIES.put("/task", TaskQueryDto.class);
        BODIES.put("/complete", CompleteTaskDto.class);
        BODIES.put("/submit-form", StartProcessInstanceDto.class);
        BODIES.put("/claim", UserIdDto.class);
        BODIES.put("/assignee", UserIdDto.class);
        BODIES.put("/identity-links", IdentityLinkDto.class);
        BODIES.put("/identity-links/delete", IdentityLinkDto.class);
        BODIES.put("/comment/create", CommentDto.class);
        BODIES.put("/task/{id}", TaskDto.class);
    }

    private EngineParameters() {}

    /** Names of parameters in an address. */
    static List<String> inAddress(String path) {
        Stream<String> queried = query(path)
                .map(type -> Arrays.stream(type.getMethods())
                        .map(method -> method.getAnnotation(CamundaQueryParam.class))
                        .filter(parameter -> parameter != null)
                        .map(CamundaQueryParam::value))
                .orElse(Stream.empty());
        return Stream.concat(queried, OF_EVERY_ADDRESS.stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Members of a body and the class each is of. */
    static Map<String, ResolvableType> inBody(String path) {
        Class<?> type = BODIES.entrySet().stream()
                .filter(body -> path.endsWith(body.getKey()))
                .<Class<?>>map(Map.Entry::getValue)
                .findFirst()
                .or(() -> query(path))
                .orElse(UserIdDto.class);
        Map<String, ResolvableType> members = new LinkedHashMap<>();
        Arrays.stream(BeanUtils.getPropertyDescriptors(type))
                .filter(member -> member.getWriteMethod() != null)
                .filter(member -> member.getWriteMethod().getAnnotation(JsonIgnore.class) == null)
                .forEach(member -> members.put(member.getName(), of(member.getWriteMethod())));
        return members;
    }

    private static ResolvableType of(Method setter) {
        return ResolvableType.forMethodParameter(setter, 0);
    }

    private static Optional<Class<?>> query(String path) {
        return QUERIES.entrySet().stream()
                .filter(query -> path.substring("/engine-rest".length()).startsWith(query.getKey()))
                .<Class<?>>map(Map.Entry::getValue)
                .findFirst();
    }
}
