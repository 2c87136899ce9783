package org.triad.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.triad.campaign.Brief;
import org.triad.kernel.CampaignKey;

/**
 * The engine alone: the same diagrams, tables and forms, the same variables, pool, history and identifiers, and listeners that only tell
 * the gateways what they read. No authorizations, no checks, no tables besides the engine's.
 */
final class BareSide implements Side, AutoCloseable {

    /** No campaign passes through these on its way. */
    private static final Set<String> BESIDE_CAMPAIGNS = Set.of("weekly-sync", "action-item");

    /** Later than any round of lifecycles lasts. */
    private static final String AFTERWARDS = "R/P30D";

    private final String database;
    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final ProcessEngine engine;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong number = new AtomicLong();

    BareSide(Server server, String database) throws IOException {
        this(server, database, AFTERWARDS);
    }

    /** @param reminders the cycle of the timers at the tasks */
    BareSide(Server server, String database, String reminders) throws IOException {
        this.database = database;
        server.create(database);
        pool = server.pool(database);
        jdbc = JdbcClient.create(pool);
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(pool);
        configuration.setTransactionManager(new DataSourceTransactionManager(pool));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_FULL);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setDefaultSerializationFormat("application/json");
        configuration.setJobExecutorActivate(false);
        configuration.setCmmnEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setBeans(BareBeans.all(reminders));
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        engine = configuration.buildProcessEngine();
        deploy();
    }

    private void deploy() throws IOException {
        Map<String, DeploymentBuilder> bundles = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:processes/*/*.*")) {
            String[] path = file.getURL().getPath().split("/");
            if (BESIDE_CAMPAIGNS.contains(path[path.length - 2])) {
                continue;
            }
            bundles.computeIfAbsent(
                            path[path.length - 2],
                            bundle -> engine.getRepositoryService()
                                    .createDeployment()
                                    .name(bundle))
                    .addInputStream(path[path.length - 1], file.getInputStream());
        }
        bundles.values().forEach(DeploymentBuilder::deploy);
    }

    @Override
    public String name() {
        return "bare engine";
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public ProcessEngine engine() {
        return engine;
    }

    @Override
    public JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public String start(Brief brief) {
        String key = CampaignKey.ofNumber(number.incrementAndGet()).value();
        as(
                "mara",
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey("campaign-lifecycle", key, variables(Script.proposal(brief))));
        return key;
    }

    @Override
    public void complete(String task, Script.Step step) {
        as(step.by().value(), () -> engine.getTaskService().complete(task, variables(step.answers())));
    }

    private void as(String person, Runnable work) {
        engine.getIdentityService().setAuthentication(person, List.of());
        try {
            work.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private VariableMap variables(Map<String, Object> form) {
        VariableMap variables = Variables.createVariables();
        form.forEach((field, value) -> variables.put(field, value instanceof Collection<?> list ? list(list) : value));
        return variables;
    }

    private Object list(Collection<?> list) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(list)).create();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
