/** What happened to a campaign and what is said about it: the timeline. */
@ApplicationModule(
        displayName = "Conversation",
        allowedDependencies = {"kernel", "people", "campaign"})
package org.triad.conversation;

import org.springframework.modulith.ApplicationModule;
