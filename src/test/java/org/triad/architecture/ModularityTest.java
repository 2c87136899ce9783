package org.triad.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.triad.TriadApplication;

/** The modules keep what their package-info promises. */
class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(TriadApplication.class);

    @Test
    void modulesUseOnlyWhatTheyAreAllowedToUse() {
        MODULES.verify();
    }

    @Test
    void everyModuleSaysWhatItMayUse() {
        assertThat(MODULES)
                .allSatisfy(module -> assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class))
                        .as(module.getIdentifier().toString())
                        .hasValueSatisfying(promise -> assertThat(promise.allowedDependencies())
                                .doesNotContain(ApplicationModule.OPEN_TOKEN)));
    }
}
