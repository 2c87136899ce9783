package org.triad.workflow.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ElProviderCompatible;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.Refusal;
import org.triad.testing.TriadTest;

/**
 * What came into the database before a ban still loads, as after a restart, and has no effect: behind the check at deployment stand
 * the resolver, the scripts and the classes, which refuse at run time.
 */
@TriadTest
class OldModelsIT {

    private static final String HARMLESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="startEvent_begun" />
                <bpmn:sequenceFlow id="flow_a" sourceRef="startEvent_begun" targetRef="receiveTask_wait" />
                <bpmn:receiveTask id="receiveTask_wait" messageRef="message_go" />
                <bpmn:sequenceFlow id="flow_b" sourceRef="receiveTask_wait" targetRef="task_work" />
                %s
                <bpmn:sequenceFlow id="flow_c" sourceRef="task_work" targetRef="endEvent_done" />
                <bpmn:endEvent id="endEvent_done" />
              </bpmn:process>
              <bpmn:message id="message_go" name="go" />
            </bpmn:definitions>
            """;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<bpmn:serviceTask id='task_work' camunda:type='shell'><bpmn:extensionElements><camunda:field name='command' stringValue='touch' /><camunda:field name='arg1' stringValue='MARK' /><camunda:field name='wait' stringValue='true' /></bpmn:extensionElements></bpmn:serviceTask> | “task_work” would run a command",
                "<bpmn:serviceTask id='task_work' camunda:class='org.triad.workflow.engine.models.OldModelsIT$Delegate' /> | would run a command",
                "<bpmn:scriptTask id='task_work' scriptFormat='juel'><bpmn:script>${true}</bpmn:script></bpmn:scriptTask> | would run a command",
                "<bpmn:task id='task_work'><bpmn:extensionElements><camunda:executionListener event='start' class='org.triad.workflow.engine.models.OldModelsIT$Delegate' /></bpmn:extensionElements></bpmn:task> | Models run no classes",
                "<bpmn:task id='task_work'><bpmn:extensionElements><camunda:executionListener event='start'><camunda:script scriptFormat='juel'>${true}</camunda:script></camunda:executionListener></bpmn:extensionElements></bpmn:task> | Scripts do not run here",
                "<bpmn:task id='task_work'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='feel'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:task> | Scripts do not run here",
                "<bpmn:userTask id='task_work'><bpmn:extensionElements><camunda:taskListener event='create' class='org.triad.workflow.engine.models.OldModelsIT$Delegate' /></bpmn:extensionElements></bpmn:userTask> | Models run no classes",
                "<bpmn:serviceTask id='task_work' camunda:expression=\"${''.getClass().forName('java.nio.file.Files')}\" /> | “getClass”, which is not on the list",
                "<bpmn:serviceTask id='task_work' camunda:expression='${dataSource.connection}' /> | dataSource",
                "<bpmn:serviceTask id='task_work' camunda:expression='${execution.processEngineServices.runtimeService}' /> | “processEngineServices”, which is not on the list",
                "<bpmn:serviceTask id='task_work' camunda:expression=\"${execution.setVariable('a', 1)}\" /> | “setVariable”, which is not on the list",
                "<bpmn:serviceTask id='task_work' camunda:delegateExpression='${jdbcTemplate}' /> | jdbcTemplate",
                "<bpmn:userTask id='task_work' camunda:assignee='${names.getClass().getName()}' /> | “getClass”, which is not on the list",
                "<bpmn:userTask id='task_work' camunda:followUpDate='${now().getClass()}' /> | “getClass”, which is not on the list"
            })
    void loadsAndRefusesWhenItsTurnComes(String hostile, String reason) {
        Path mark = folder.resolve("owned");
        String key = inserted(hostile.replace("MARK", mark.toString()));

        String instance = runtimeService
                .startProcessInstanceByKey(key, Map.of("names", "a"))
                .getId();
        Throwable refusal = catchThrowable(() -> runtimeService
                .createMessageCorrelation("go")
                .processInstanceId(instance)
                .correlate());

        assertThat(refusal).isNotNull().hasMessageContaining(reason);
        assertThat(mark).doesNotExist();
        assertThat(Delegate.ran).isFalse();
        assertThat(runtimeService
                        .createExecutionQuery()
                        .processInstanceId(instance)
                        .activityId("receiveTask_wait")
                        .count())
                .as("the process waits where it was")
                .isEqualTo(1);
    }

    @Test
    void theEngineHasBothLooks() {
        assertThat(configuration().getCustomPreBPMNParseListeners())
                .anyMatch(listener -> listener.getClass().equals(BehaviourBan.class));
        assertThat(configuration().getCustomPreDeployers())
                .anyMatch(deployer -> deployer.getClass().equals(CheckingDeployer.class));
    }

    /** As if the check of the file had missed it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:serviceTask id='task_work' camunda:type='shell'><bpmn:extensionElements><camunda:field name='command' stringValue='ls' /></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='task_work' camunda:class='java.lang.ProcessBuilder' />",
                "<bpmn:serviceTask id='task_work' camunda:type='external' camunda:topic='x' />",
                "<bpmn:scriptTask id='task_work' scriptFormat='juel'><bpmn:script>${true}</bpmn:script></bpmn:scriptTask>",
                "<bpmn:userTask id='task_work'><bpmn:extensionElements><camunda:taskListener event='create' class='x.Y' /></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:task id='task_work'><bpmn:extensionElements><camunda:executionListener event='start' class='x.Y' /></bpmn:extensionElements></bpmn:task>"
            })
    void theSecondLookRefusesWhatIsNew(String hostile) {
        List<Deployer> deployers = configuration().getDeployers();
        String key = "new-" + UUID.randomUUID();
        configuration()
                .getDeploymentCache()
                .setDeployers(deployers.stream()
                        .filter(deployer -> !(deployer instanceof CheckingDeployer))
                        .toList());
        try {
            assertThat(catchThrowable(() -> deployed(key + ".bpmn", HARMLESS.formatted(key, hostile))))
                    .isInstanceOf(ParseException.class)
                    .hasMessageContaining("“task_work” runs a command, a mail, a script or a class")
                    .hasMessageContaining("line 10");
        } finally {
            configuration().getDeploymentCache().setDeployers(deployers);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${dataSource}",
                "${environment}",
                "${list.getClass().getClassLoader()}",
                "${list.stream()}",
                "${map.values()}",
                "${map.entrySet().iterator().next().getClass()}",
                "${list[0]['class']}",
                "${'a'.repeat(3)}",
                "${now().getClass()}",
                "${campaignCalendar.getClass()}",
                "${campaignCalendar.toString()}",
                "${sealRound.hashCode()}"
            })
    void theResolverRefusesWhatIsNotOnTheList(String expression) {
        assertThat(catchThrowable(() -> evaluated(expression))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${list[0]} | a",
                "${list.size()} | 2",
                "${map.city} | Ulm",
                "${map['city'].toUpperCase()} | ULM",
                "${JSON('{\"a\": {\"b\": 5}}').prop('a').prop('b').numberValue()} | 5",
                "${list.contains('a') && map.city == 'Ulm'} | true",
                "${dateTime().plusDays(1).isAfter(dateTime())} | true"
            })
    void theResolverFindsWhatIsOnTheList(String expression, String value) {
        assertThat(String.valueOf(evaluated(expression))).isEqualTo(value);
    }

    @Test
    void scriptsAndClassesAreRefusedWhateverAsksForThem() {
        NoScripts scripts = (NoScripts) configuration().getScriptFactory();

        assertThat(catchThrowable(
                        () -> scripts.createScriptFromSource("juel", "${1}").execute(null, null, null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Scripts do not run here");
        assertThat(catchThrowable(
                        () -> configuration().getScriptEngineResolver().getScriptEngine("juel", true)))
                .isInstanceOf(Refusal.class);
        assertThat(catchThrowable(() -> configuration().getArtifactFactory().getArtifact(String.class)))
                .isInstanceOf(Refusal.class);
        assertThat(configuration()
                        .getScriptEngineResolver()
                        .getScriptEngineManager()
                        .getEngineFactories())
                .isEmpty();
    }

    @Test
    void anOldTableInAnotherLanguageLoadsAndRefuses() {
        String key = "old-" + UUID.randomUUID();
        String table = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="x">
                  <decision id="%s" name="d" camunda:historyTimeToLive="P1D">
                    <variable id="v" name="r" typeRef="string" />
                    <literalExpression id="l"%s><text>%s</text></literalExpression>
                  </decision>
                </definitions>
                """;
        String deployment = deployed(key + ".dmn", table.formatted(key, "", "1"));
        replace(
                deployment,
                key + ".dmn",
                table.formatted(key, " expressionLanguage=\"javascript\"", "java.lang.System.exit(1)"));

        assertThat(catchThrowable(() ->
                        engine.getDecisionService().evaluateDecisionByKey(key).evaluate()))
                .hasStackTraceContaining("Scripts do not run here");
        replace(deployment, key + ".dmn", table.formatted(key, " expressionLanguage=\"juel\"", "${''.getClass()}"));
        assertThat(catchThrowable(() ->
                        engine.getDecisionService().evaluateDecisionByKey(key).evaluate()))
                .hasStackTraceContaining("not on the list");
    }

    private Object evaluated(String expression) {
        return configuration()
                .getCommandExecutorTxRequired()
                .execute(context -> ((ElProviderCompatible) configuration().getExpressionManager())
                        .toElProvider()
                        .createExpression(expression)
                        .getValue(Variables.createVariables()
                                .putValue("list", List.of("a", "b"))
                                .putValue("map", Map.of("city", "Ulm"))
                                .asVariableContext()));
    }

    /** Puts a diagram into the database past the check, and lets the engine forget what it read. */
    private String inserted(String hostile) {
        String key = "old-" + UUID.randomUUID();
        String file = key + ".bpmn";
        String deployment = deployed(file, HARMLESS.formatted(key, "<bpmn:task id='task_work' />"));
        replace(deployment, file, HARMLESS.formatted(key, hostile));
        return key;
    }

    private String deployed(String file, String content) {
        return repositoryService
                .createDeployment()
                .addInputStream(file, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .deploy()
                .getId();
    }

    private void replace(String deployment, String file, String content) {
        jdbc.sql("update act_ge_bytearray set bytes_ = :bytes where name_ = :file and deployment_id_ = :deployment")
                .param("bytes", content.getBytes(StandardCharsets.UTF_8))
                .param("file", file)
                .param("deployment", deployment)
                .update();
        configuration().getDeploymentCache().discardProcessDefinitionCache();
        configuration().getDeploymentCache().discardDecisionDefinitionCache();
        configuration().getDeploymentCache().discardDecisionRequirementsDefinitionCache();
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** A class on the path, as those of any library are. */
    public static class Delegate
            implements org.camunda.bpm.engine.delegate.JavaDelegate,
                    org.camunda.bpm.engine.delegate.ExecutionListener,
                    org.camunda.bpm.engine.delegate.TaskListener {

        static volatile boolean ran;

        @Override
        public void execute(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
            ran = true;
        }

        @Override
        public void notify(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
            ran = true;
        }

        @Override
        public void notify(org.camunda.bpm.engine.delegate.DelegateTask task) {
            ran = true;
        }
    }
}
