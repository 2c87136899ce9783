/** The weekly sync: agendas built from what the processes know, minutes, action items, calendars. Owns the bundles weekly-sync and action-item. */
@ApplicationModule(
        displayName = "Meeting",
        allowedDependencies = {"kernel", "people", "workflow", "campaign", "aftercare", "conversation"})
package org.triad.meeting;

import org.springframework.modulith.ApplicationModule;
