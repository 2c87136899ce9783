/** Layout, navigation, the security chains, error pages and the API documentation. */
@ApplicationModule(
        displayName = "Site",
        allowedDependencies = {"kernel", "people", "workflow"})
package org.triad.site;

import org.springframework.modulith.ApplicationModule;
