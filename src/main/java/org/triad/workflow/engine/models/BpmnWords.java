package org.triad.workflow.engine.models;

import java.util.Map;
import java.util.Set;

/**
 * The elements and attributes a diagram may have, by namespace. The engine finds most elements by their name alone, whatever their
 * namespace, so that no namespace may have others. To allow one more, see ADR 10.
 */
final class BpmnWords {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";

    private static final String BPMN_DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final String COLOR = "http://www.omg.org/spec/BPMN/non-normative/color/1.0";
    private static final String BPMN_IO_COLOR = "http://bpmn.io/schema/bpmn/biocolor/1.0";

    static final Map<String, Set<String>> ELEMENTS = Map.of(
            BPMN,
            words("""
                    definitions process documentation extensionElements collaboration participant messageFlow laneSet lane
                    childLaneSet flowNodeRef startEvent endEvent intermediateThrowEvent intermediateCatchEvent boundaryEvent task
                    manualTask userTask serviceTask sendTask receiveTask businessRuleTask callActivity subProcess transaction
                    exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway sequenceFlow conditionExpression incoming
                    outgoing multiInstanceLoopCharacteristics loopCardinality completionCondition timerEventDefinition timeDate
                    timeDuration timeCycle messageEventDefinition signalEventDefinition errorEventDefinition
                    escalationEventDefinition conditionalEventDefinition condition compensateEventDefinition linkEventDefinition
                    terminateEventDefinition cancelEventDefinition message signal error escalation textAnnotation text association
                    group category categoryValue dataObject dataObjectReference dataStoreReference dataInputAssociation
                    dataOutputAssociation property sourceRef targetRef source target"""),
            CAMUNDA,
            words("""
                    inputOutput inputParameter outputParameter list map entry value in out executionListener taskListener
                    properties property failedJobRetryTimeCycle"""),
            BPMN_DI,
            Set.of("BPMNDiagram", "BPMNPlane", "BPMNShape", "BPMNEdge", "BPMNLabel", "BPMNLabelStyle"),
            DC,
            Set.of("Bounds", "Font", "Point"),
            DI,
            Set.of("waypoint", "extension"));

    private static final Set<String> OF_BPMN = words("""
                    id name targetNamespace exporter exporterVersion isExecutable isClosed processType processRef sourceRef
                    targetRef default attachedToRef cancelActivity triggeredByEvent isInterrupting parallelMultiple messageRef
                    signalRef errorRef escalationRef activityRef errorCode escalationCode calledElement isSequential
                    isForCompensation waitForCompletion startQuantity completionQuantity gatewayDirection eventGatewayType
                    instantiate associationDirection dataObjectRef dataStoreRef isCollection categoryValueRef value textFormat
                    partitionElementRef""");

    private static final Set<String> OF_CAMUNDA_ELEMENTS = words("""
                    name key value id event delegateExpression expression source sourceExpression target variables local
                    businessKey""");

    private static final Set<String> CAMUNDA_ATTRIBUTES = words("""
                    asyncBefore asyncAfter exclusive assignee candidateUsers candidateGroups dueDate followUpDate priority formRef
                    formRefBinding calledElementBinding calledElementVersion calledElementVersionTag resultVariable decisionRef
                    decisionRefBinding decisionRefVersion decisionRefVersionTag mapDecisionResult delegateExpression expression
                    collection elementVariable historyTimeToLive isStartableInTasklist versionTag candidateStarterGroups
                    candidateStarterUsers initiator jobPriority errorCodeVariable errorMessageVariable errorMessage
                    escalationCodeVariable variableName variableEvents modelerTemplate modelerTemplateVersion modelerTemplateIcon""");

    private static final Set<String> OF_SHAPES = words("""
                    id name bpmnElement isHorizontal isExpanded isMarkerVisible isMessageVisible choreographyActivityShape
                    participantBandKind messageVisibleKind labelStyle sourceElement targetElement x y width height size isBold
                    isItalic isUnderline isStrikeThrough resolution documentation""");

    private BpmnWords() {}

    static boolean allows(XmlElement element) {
        return ELEMENTS.getOrDefault(element.namespace(), Set.of()).contains(element.name());
    }

    static boolean allows(XmlElement element, XmlElement.Attribute attribute) {
        return switch (attribute.namespace()) {
            case "" ->
                switch (element.namespace()) {
                    case BPMN -> OF_BPMN.contains(attribute.name());
                    case CAMUNDA -> OF_CAMUNDA_ELEMENTS.contains(attribute.name());
                    default -> OF_SHAPES.contains(attribute.name());
                };
            case CAMUNDA -> element.namespace().equals(BPMN) && CAMUNDA_ATTRIBUTES.contains(attribute.name());
            case SCHEMA -> attribute.name().equals("type") || attribute.name().equals("schemaLocation");
            case MODELER -> attribute.name().startsWith("executionPlatform");
            case COLOR, BPMN_IO_COLOR -> !element.namespace().equals(CAMUNDA);
            default -> false;
        };
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
