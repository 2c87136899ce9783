/** The campaign: its brief, triad, rounds, preparation and stage. Owns the bundles campaign-lifecycle, draft, review and launch. */
@ApplicationModule(
        displayName = "Campaign",
        allowedDependencies = {"kernel", "people", "workflow", "database"})
package org.triad.campaign;

import org.springframework.modulith.ApplicationModule;
