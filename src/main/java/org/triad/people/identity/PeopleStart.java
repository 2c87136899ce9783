package org.triad.people.identity;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.triad.database.ClusterLock;

/** Makes the groups before anything is granted to them, and the first administrator. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class PeopleStart implements ApplicationRunner {

    private final ClusterLock lock;
    private final EngineAccounts accounts;
    private final FirstAdministrator administrator;

    PeopleStart(ClusterLock lock, EngineAccounts accounts, FirstAdministrator administrator) {
        this.lock = lock;
        this.accounts = accounts;
        this.administrator = administrator;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        lock.alone(() -> {
            accounts.createGroups();
            administrator.makeIfMissing();
        });
    }
}
