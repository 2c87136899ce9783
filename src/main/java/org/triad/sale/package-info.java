/** What a campaign brings: leads, their import, the weekly feedback and corrections. Owns the bundle sale. */
@ApplicationModule(
        displayName = "Sale",
        allowedDependencies = {"kernel", "people", "workflow", "campaign"})
package org.triad.sale;

import org.springframework.modulith.ApplicationModule;
