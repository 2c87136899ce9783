package org.triad.workflow.engine;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables from the engine's own scripts. Flyway runs it under its lock, so two nodes that start together on an
 * empty database both come up; the engine itself only checks the version.
 */
@Component
class EngineSchema implements JavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1");
    }

    @Override
    public String getDescription() {
        return "Camunda 7.24 engine";
    }

    @Override
    public Integer getChecksum() {
        return 72400;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        ResourceDatabasePopulator scripts = new ResourceDatabasePopulator();
        PARTS.forEach(part -> scripts.addScript(
                new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql")));
        scripts.populate(context.getConnection());
    }
}
