package org.triad.people.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.triad.kernel.StartRefused;

/** Makes the first administrator from the settings. */
@Component
class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final AdministratorRequirement requirement;
    private final AdministratorSettings settings;
    private final EngineAccounts accounts;

    FirstAdministrator(AdministratorRequirement requirement, AdministratorSettings settings, EngineAccounts accounts) {
        this.requirement = requirement;
        this.settings = settings;
        this.accounts = accounts;
    }

    /**
     * Does nothing where there is an administrator already, or another module makes one.
     *
     * @throws StartRefused if the settings do not suffice, or the login belongs to somebody who is no administrator
     */
    void makeIfMissing() {
        if (!requirement.applies() || accounts.hasAdministrator()) {
            return;
        }
        AdministratorSettings first = settings.usable();
        accounts.create(first.account(), first.password());
        if (!accounts.hasAdministrator()) {
            throw new StartRefused(
                    "There is no administrator, and the login “%s” belongs to somebody else: set triad.admin.login to a login nobody has."
                            .formatted(first.login()));
        }
        LOG.info("Made the first administrator, “{}”. TRIAD_ADMIN_PASSWORD is not read again.", first.login());
    }
}
