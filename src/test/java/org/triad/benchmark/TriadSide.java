package org.triad.benchmark;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.TriadApplication;
import org.triad.campaign.Brief;
import org.triad.campaign.Campaigns;
import org.triad.campaign.Proposal;
import org.triad.demo.DemoPerson;
import org.triad.kernel.CampaignKey;
import org.triad.people.Accounts;
import org.triad.testing.Engine;
import org.triad.testing.Journeys;
import org.triad.workflow.TaskDesk;

/** Triad as it is shipped, through the services its pages and its REST interface use. Its job executor stands still. */
final class TriadSide implements Side, AutoCloseable {

    private final String database;
    private final ConfigurableApplicationContext context;
    private final Campaigns campaigns;
    private final TaskDesk desk;
    private final ProcessEngine engine;

    /** On a database of its own, or on what an earlier run has left of it. */
    TriadSide(Server server, String database) {
        boolean found = server.exists(database);
        this.database = database;
        this.context = new SpringApplicationBuilder(TriadApplication.class, Engine.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--spring.datasource.url=" + server.create(database),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=",
                        "--triad.admin.password=benchmark-only");
        campaigns = context.getBean(Campaigns.class);
        desk = context.getBean(TaskDesk.class);
        engine = context.getBean(ProcessEngine.class);
        Accounts accounts = context.getBean(Accounts.class);
        for (DemoPerson person : found ? new DemoPerson[0] : DemoPerson.values()) {
            accounts.create(
                    new Accounts.NewAccount(
                            person.login(),
                            person.firstName(),
                            person.lastName(),
                            person.login() + "@triad.example",
                            person.groups()),
                    DemoPerson.PASSWORD);
        }
    }

    @Override
    public String name() {
        return "Triad";
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
        return bean(JdbcClient.class);
    }

    @Override
    public String start(Brief brief) {
        return campaigns
                .propose(new Proposal(brief, Optional.empty(), Optional.empty(), Optional.empty()), Journeys.MARA)
                .value();
    }

    @Override
    public void complete(String task, Script.Step step) {
        desk.complete(task, step.answers(), step.by());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ApplicationContext context() {
        return context;
    }

    boolean isOver(String campaign) {
        return campaigns.get(new CampaignKey(campaign)).state().isOver();
    }

    @Override
    public void close() {
        context.close();
    }
}
