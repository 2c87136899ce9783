/** The audit log: who did what when to which campaign, model or person, and through which door. It only listens; nobody asks it to write. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"kernel", "people", "workflow"})
package org.triad.audit;

import org.springframework.modulith.ApplicationModule;
