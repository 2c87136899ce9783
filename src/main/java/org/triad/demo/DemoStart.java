package org.triad.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.triad.database.ClusterLock;
import org.triad.database.DatabaseKind;
import org.triad.people.Accounts;

/** Fills the embedded database once, so that there is somebody to sign in as and something to look at. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class DemoStart implements ApplicationRunner {

    private final DatabaseKind database;
    private final DemoSettings settings;
    private final ClusterLock lock;
    private final Accounts accounts;
    private final DemoCampaigns campaigns;
    private final DemoSync sync;

    DemoStart(
            DatabaseKind database,
            DemoSettings settings,
            ClusterLock lock,
            Accounts accounts,
            DemoCampaigns campaigns,
            DemoSync sync) {
        this.database = database;
        this.settings = settings;
        this.lock = lock;
        this.accounts = accounts;
        this.campaigns = campaigns;
        this.sync = sync;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.peopleIn(database)) {
            lock.alone(this::fill);
        }
    }

    private void fill() {
        for (DemoPerson person : DemoPerson.values()) {
            accounts.create(
                    new Accounts.NewAccount(
                            person.login(),
                            person.firstName(),
                            person.lastName(),
                            person.login() + "@triad.example",
                            person.groups()),
                    DemoPerson.PASSWORD);
        }
        if (settings.campaigns()) {
            campaigns.createOnce();
            sync.createOnce();
        }
    }
}
