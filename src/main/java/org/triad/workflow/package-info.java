/** The engine: its configuration and hardening, the bundles, guards, forms and what other modules need of tasks and processes. */
@ApplicationModule(
        displayName = "Workflow",
        allowedDependencies = {"kernel", "people", "database"})
package org.triad.workflow;

import org.springframework.modulith.ApplicationModule;
