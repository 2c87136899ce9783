/** What everybody sees over all campaigns: the list, and who owes what since when. Reads the other modules' tables, writes none. */
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"kernel", "people", "workflow", "campaign", "conversation", "sale"})
package org.triad.insight;

import org.springframework.modulith.ApplicationModule;
