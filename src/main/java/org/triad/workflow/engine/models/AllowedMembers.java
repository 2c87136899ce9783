package org.triad.workflow.engine.models;

import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.json.SpinJsonNode;
import org.joda.time.DateTime;

/**
 * The properties and methods expressions may use, by the type they belong to. What reads a value is here; what changes something, runs
 * long, builds large texts or leads to another object of the engine is not. ADR 10 says how to extend it.
 */
final class AllowedMembers {

    /** Functions without an object: the engine's own, and reading JSON. */
    static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups", "JSON");

    static final Set<String> EXECUTION_PROPERTIES = Set.of(
            "id",
            "processInstanceId",
            "processBusinessKey",
            "businessKey",
            "processDefinitionId",
            "currentActivityId",
            "currentActivityName",
            "activityInstanceId",
            "eventName");

    static final Set<String> EXECUTION_METHODS = Set.of(
            "getId",
            "getProcessInstanceId",
            "getProcessBusinessKey",
            "getBusinessKey",
            "getProcessDefinitionId",
            "getCurrentActivityId",
            "getCurrentActivityName",
            "getActivityInstanceId",
            "getEventName",
            "getVariable",
            "getVariableLocal",
            "hasVariable",
            "hasVariableLocal");

    static final Set<String> TASK_PROPERTIES = Set.of(
            "id",
            "name",
            "assignee",
            "owner",
            "priority",
            "createTime",
            "dueDate",
            "followUpDate",
            "taskDefinitionKey",
            "processInstanceId",
            "eventName");

    static final Set<String> TASK_METHODS = Set.of(
            "getId",
            "getName",
            "getAssignee",
            "getOwner",
            "getPriority",
            "getCreateTime",
            "getDueDate",
            "getFollowUpDate",
            "getTaskDefinitionKey",
            "getProcessInstanceId",
            "getEventName",
            "getVariable",
            "getVariableLocal",
            "hasVariable",
            "hasVariableLocal");

    private static final Map<Class<?>, Set<String>> VALUE_METHODS = new LinkedHashMap<>();

    static {
        VALUE_METHODS.put(
                String.class,
                Set.of(
                        "length",
                        "isEmpty",
                        "isBlank",
                        "contains",
                        "startsWith",
                        "endsWith",
                        "equals",
                        "equalsIgnoreCase",
                        "toLowerCase",
                        "toUpperCase",
                        "trim",
                        "strip",
                        "substring",
                        "indexOf"));
        VALUE_METHODS.put(Number.class, Set.of("intValue", "longValue", "doubleValue", "equals", "compareTo"));
        VALUE_METHODS.put(Boolean.class, Set.of("booleanValue", "equals"));
        VALUE_METHODS.put(Date.class, Set.of("getTime", "before", "after", "equals"));
        VALUE_METHODS.put(Calendar.class, Set.of("getTime"));
        VALUE_METHODS.put(
                DateTime.class,
                Set.of(
                        "plusMinutes",
                        "plusHours",
                        "plusDays",
                        "plusWeeks",
                        "plusMonths",
                        "plusYears",
                        "minusMinutes",
                        "minusHours",
                        "minusDays",
                        "minusWeeks",
                        "minusMonths",
                        "minusYears",
                        "withHourOfDay",
                        "withMinuteOfHour",
                        "withSecondOfMinute",
                        "withTimeAtStartOfDay",
                        "withDayOfWeek",
                        "withDayOfMonth",
                        "getDayOfWeek",
                        "getDayOfMonth",
                        "getMonthOfYear",
                        "getYear",
                        "getHourOfDay",
                        "isBefore",
                        "isAfter",
                        "toDate"));
        VALUE_METHODS.put(List.class, Set.of("get", "size", "isEmpty", "contains", "indexOf"));
        VALUE_METHODS.put(Collection.class, Set.of("size", "isEmpty", "contains"));
        VALUE_METHODS.put(Map.class, Set.of("get", "containsKey", "size", "isEmpty"));
        VALUE_METHODS.put(
                SpinJsonNode.class,
                Set.of(
                        "prop",
                        "hasProp",
                        "elements",
                        "value",
                        "stringValue",
                        "numberValue",
                        "boolValue",
                        "isNull",
                        "isString",
                        "isNumber",
                        "isBoolean",
                        "isArray",
                        "isObject",
                        "isValue"));
    }

    /** What may be called on a value whose type is not known before it is there. */
    static final Set<String> METHODS_OF_VALUES =
            VALUE_METHODS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private AllowedMembers() {}

    static boolean allowsProperty(Object base, String property) {
        return base instanceof DelegateExecution && EXECUTION_PROPERTIES.contains(property)
                || base instanceof DelegateTask && TASK_PROPERTIES.contains(property);
    }

    static boolean allowsMethod(Object base, String method) {
        if (base instanceof DelegateExecution) {
            return EXECUTION_METHODS.contains(method);
        }
        if (base instanceof DelegateTask) {
            return TASK_METHODS.contains(method);
        }
        return VALUE_METHODS.entrySet().stream()
                .anyMatch(type ->
                        type.getKey().isInstance(base) && type.getValue().contains(method));
    }
}
