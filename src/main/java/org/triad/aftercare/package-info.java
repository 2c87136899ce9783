/** What comes after the sale: the handover to Service and what the departments learn. Owns the bundle handoff. */
@ApplicationModule(
        displayName = "Aftercare",
        allowedDependencies = {"kernel", "people", "workflow", "campaign", "sale"})
package org.triad.aftercare;

import org.springframework.modulith.ApplicationModule;
