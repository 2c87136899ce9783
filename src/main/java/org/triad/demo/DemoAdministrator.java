package org.triad.demo;

import org.springframework.stereotype.Component;
import org.triad.database.DatabaseKind;
import org.triad.people.AdministratorMaker;

/** Among the demo people is an administrator. */
@Component
class DemoAdministrator implements AdministratorMaker {

    private final DatabaseKind database;
    private final DemoSettings settings;

    DemoAdministrator(DatabaseKind database, DemoSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public boolean makesAdministrator() {
        return settings.peopleIn(database);
    }
}
