/** People, departments, leads and cover; the engine's identity tables hold the accounts, and this module is the way to them. */
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"kernel", "database"})
package org.triad.people;

import org.springframework.modulith.ApplicationModule;
