/**
 * Tells people what happened and what they owe: messages as rows, mail, the outbox, preferences. Only listens: no module uses it. Reads the
 * tables of campaigns, people and watch lists to find whom a message is for, and writes none of them.
 */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"kernel", "people", "database", "workflow", "campaign", "conversation", "meeting"})
package org.triad.notification;

import org.springframework.modulith.ApplicationModule;
