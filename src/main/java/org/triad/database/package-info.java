/** Which PostgreSQL Triad keeps its data in: one it runs itself in a data folder, or one that is configured. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"kernel"})
package org.triad.database;

import org.springframework.modulith.ApplicationModule;
