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
