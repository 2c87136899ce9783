/** The words every module shares: typed ids, departments, money, refusals and campaign events. JDK only. */
@ApplicationModule(
        displayName = "Kernel",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.triad.kernel;

import org.springframework.modulith.ApplicationModule;
