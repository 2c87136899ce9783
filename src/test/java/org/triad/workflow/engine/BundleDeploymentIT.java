package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.testing.TriadTest;

/** Shipped bundles are the seed: an owner's later version wins over a restart. */
@TriadTest
class BundleDeploymentIT {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="startEvent_begun" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                id="definitions_seed" name="Seed" namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="%s" name="%s" camunda:historyTimeToLive="P1D">
                <decisionTable id="decisionTable_seed">
                  <output id="output_seed" name="answer" typeRef="string" />
                  <rule id="rule_seed"><outputEntry id="outputEntry_seed"><text>"yes"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    @Autowired
    private BundleDeployment bundles;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private JdbcClient jdbc;

    private final String key = "seed-" + UUID.randomUUID();

    @Test
    void aShippedBundleIsDeployedOnceHoweverOftenTriadStarts() {
        bundles.deploy(shipped("first"));
        bundles.deploy(shipped("first"));

        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void aNewerShippedVersionReplacesAShippedOne() {
        bundles.deploy(shipped("first"));
        bundles.deploy(shipped("second"));

        assertThat(versions()).isEqualTo(2);
        assertThat(running()).isEqualTo("second");
    }

    @Test
    void anOwnersVersionStaysAndTheNewerShippedOneIsOnlyOffered() {
        bundles.deploy(shipped("first"));
        ownerDeploys("mine");

        bundles.deploy(shipped("first"));
        bundles.deploy(shipped("second"));
        bundles.deploy(shipped("second"));

        assertThat(running()).isEqualTo("mine");
        assertThat(jdbc.sql("select count(*) from workflow_bundle where bundle = :key and deployment_id is null")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aTableThatStandsAloneKeepsToTheSameRule() {
        bundles.deploy(table("first"));
        bundles.deploy(table("second"));
        bundles.deploy(table("second"));
        assertThat(tableVersions()).isEqualTo(2);

        repositoryService
                .createDeployment()
                .name("by its owner")
                .addInputStream(
                        key + ".dmn",
                        new ByteArrayInputStream(TABLE.formatted(key, "mine").getBytes(StandardCharsets.UTF_8)))
                .deploy();
        bundles.deploy(table("third"));

        assertThat(tableVersions()).isEqualTo(3);
    }

    private Bundle table(String name) {
        return new Bundle(key, Map.of(key + ".dmn", TABLE.formatted(key, name).getBytes(StandardCharsets.UTF_8)));
    }

    private long tableVersions() {
        return repositoryService
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .count();
    }

    private Bundle shipped(String name) {
        return new Bundle(key, Map.of(key + ".bpmn", MODEL.formatted(key, name).getBytes(StandardCharsets.UTF_8)));
    }

    private void ownerDeploys(String name) {
        repositoryService
                .createDeployment()
                .name("by its owner")
                .addInputStream(
                        key + ".bpmn",
                        new ByteArrayInputStream(MODEL.formatted(key, name).getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    private long versions() {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .count();
    }

    private String running() {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getName();
    }
}
