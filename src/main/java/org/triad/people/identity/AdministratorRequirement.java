package org.triad.people.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.triad.people.AdministratorMaker;
import org.triad.people.Person;

/**
 * Says that the first administrator cannot be made before the tables are, rather than after the engine has been started for nothing.
 */
@Component
@EnableConfigurationProperties(AdministratorSettings.class)
class AdministratorRequirement implements Callback {

    private final AdministratorSettings settings;
    private final ObjectProvider<AdministratorMaker> makers;

    AdministratorRequirement(AdministratorSettings settings, ObjectProvider<AdministratorMaker> makers) {
        this.settings = settings;
        this.makers = makers;
    }

    /** Whether the first administrator is made from the settings; otherwise another module makes one. */
    boolean applies() {
        return makers.stream().noneMatch(AdministratorMaker::makesAdministrator);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    /** @throws org.triad.kernel.StartRefused if there is no administrator, and none can be made from the settings */
    @Override
    public void handle(Event event, Context context) {
        if (applies() && !hasAdministrator(context.getConnection())) {
            settings.usable();
        }
    }

    @Override
    public String getCallbackName() {
        return "First administrator";
    }

    private static boolean hasAdministrator(Connection connection) {
        return isTrue(connection, "select to_regclass(?) is not null", "act_id_membership")
                && isTrue(
                        connection,
                        "select exists (select 1 from act_id_membership where group_id_ = ?)",
                        Person.ADMINISTRATORS);
    }

    private static boolean isTrue(Connection connection, String question, String parameter) {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, parameter);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException failure) {
            throw new FlywayException("The database does not tell whether there is an administrator.", failure);
        }
    }
}
