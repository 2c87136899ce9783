/** The people and campaigns of the zero-install start. Uses the other modules as people do; nobody uses it. */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {"kernel", "people", "database", "workflow", "campaign", "sale", "meeting", "site"})
package org.triad.demo;

import org.springframework.modulith.ApplicationModule;
