package org.triad.workflow.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.workflow.Lifecycle;

/**
 * Tells of what people do to the engine, through whichever door: the engine's own log of user operations is written by its commands,
 * which every door ends in. What Triad does for nobody is told where it is about models, people or rights; the campaigns' own events
 * tell the rest.
 */
class OperationRecorder implements HistoryEventHandler {

    private static final String DUE_DATE = "dueDate";

    /** Values of other properties may be what people wrote. */
    private static final Set<String> TELLING = Set.of(
            "assignee",
            "owner",
            DUE_DATE,
            "delegation",
            "priority",
            "suspensionState",
            "retries",
            "userId",
            "groupId",
            "permissions",
            "resource",
            "resourceId",
            "cascade",
            "skipCustomListeners",
            "version",
            "nrOfInstances");

    private static final Set<String> ABOUT = Set.of("assignee", "userId", "groupId");
    private static final Set<String> UNTOLD =
            Set.of("delete", "duplicateFilterEnabled", "deployChangedOnly", "permissionBits");
    private static final Set<String> OF_NOBODY =
            Set.of("Deployment", "User", "Group", "Group membership", "Authorization");

    private final ApplicationEventPublisher events;

    OperationRecorder(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void handleEvents(List<HistoryEvent> historyEvents) {
        historyEvents.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof UserOperationLogEntryEventEntity operation && isTold(operation)) {
            events.publishEvent(act(operation));
        }
    }

    private static boolean isTold(UserOperationLogEntryEventEntity operation) {
        boolean proposal = operation.getEntityType().equals("ProcessInstance")
                && operation.getOperationType().equals("Create")
                && Lifecycle.KEY.equals(operation.getProcessDefinitionKey());
        return !proposal && (operation.getUserId() != null || OF_NOBODY.contains(operation.getEntityType()));
    }

    private static AuditedAct act(UserOperationLogEntryEventEntity operation) {
        AuditedAct act = AuditedAct.of(name(operation)).partOf(operation.getOperationId());
        if (operation.getUserId() != null) {
            act = act.by(new PersonId(operation.getUserId()));
        }
        act = deployment(operation)
                .map(DeploymentEntity::getName)
                .or(() -> Optional.ofNullable(operation.getProcessDefinitionKey()))
                .map(act::onModel)
                .orElse(act);
        act = campaign(operation).map(act::on).orElse(act);
        act = about(operation).map(act::about).orElse(act);
        return detail(operation).map(act::detail).orElse(act);
    }

    private static String name(UserOperationLogEntryEventEntity operation) {
        String type = operation.getEntityType().replaceAll("[^A-Za-z]", "");
        boolean password = operation.getEntityType().equals("User")
                && operation.getOperationType().equals("Update")
                && cached(UserEntity.class, operation.getNewValue())
                        .filter(UserEntity::hasNewPassword)
                        .isPresent();
        return type + "." + (password ? "Password" : operation.getOperationType());
    }

    private static Optional<String> about(UserOperationLogEntryEventEntity operation) {
        String value = operation.getNewValue() != null ? operation.getNewValue() : operation.getOrgValue();
        return Optional.ofNullable(value).filter(given -> ABOUT.contains(String.valueOf(operation.getProperty())));
    }

    private static Optional<String> detail(UserOperationLogEntryEventEntity operation) {
        String task = cached(TaskEntity.class, operation.getTaskId())
                .map(TaskEntity::getName)
                .map(name -> "“" + name + "”; ")
                .orElse("");
        String files = deployment(operation)
                .filter(deployment -> operation.getOperationType().equals("Create"))
                .map(DeploymentEntity::getResources)
                .map(resources -> resources.keySet().stream().sorted().collect(Collectors.joining(", ")) + "; ")
                .orElse("");
        String detail = task + files + change(operation);
        return Optional.of(detail.endsWith("; ") ? detail.substring(0, detail.length() - 2) : detail)
                .filter(words -> !words.isEmpty());
    }

    private static String change(UserOperationLogEntryEventEntity operation) {
        String property = operation.getProperty();
        if (property == null || UNTOLD.contains(property)) {
            return "";
        }
        if (!TELLING.contains(property)) {
            return property;
        }
        String before = operation.getOrgValue() == null ? "" : value(property, operation.getOrgValue()) + " → ";
        return property + ": " + before
                + (operation.getNewValue() == null ? "none" : value(property, operation.getNewValue()));
    }

    /** The engine's log counts moments in milliseconds. */
    private static String value(String property, String value) {
        return property.equals(DUE_DATE)
                ? Instant.ofEpochMilli(Long.parseLong(value)).toString()
                : value;
    }

    private static Optional<DeploymentEntity> deployment(UserOperationLogEntryEventEntity operation) {
        String id = operation.getDeploymentId();
        return id == null || !operation.getEntityType().equals("Deployment")
                ? Optional.empty()
                : cached(DeploymentEntity.class, id)
                        .or(() -> Optional.ofNullable(
                                commands().getDeploymentManager().findDeploymentById(id)));
    }

    /** The key of the campaign, which is in the cache of a command that works on its process. */
    private static Optional<CampaignKey> campaign(UserOperationLogEntryEventEntity operation) {
        String id = operation.getProcessInstanceId();
        return cached(ExecutionEntity.class, id)
                .map(ExecutionEntity::getBusinessKey)
                .or(() -> Optional.ofNullable(id)
                        .map(commands().getHistoricProcessInstanceManager()::findHistoricProcessInstance)
                        .map(HistoricProcessInstanceEventEntity::getBusinessKey))
                .flatMap(CampaignKey::parse);
    }

    private static <T extends DbEntity> Optional<T> cached(Class<T> type, String id) {
        return id == null
                ? Optional.empty()
                : Optional.ofNullable(
                        commands().getDbEntityManager().getDbEntityCache().get(type, id));
    }

    private static CommandContext commands() {
        return Context.getCommandContext();
    }
}
