package org.triad.site.oidc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.triad.testing.TestDataFolder;
import org.triad.testing.TriadTest;

/**
 * Triad with {@link TestProvider} in its settings. All tests of it share one context, which starts while the provider is down, in a
 * process of their own: a second engine in a process takes Camunda's web applications away from the first.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TriadTest
@Tag("own-process")
@ContextConfiguration(initializers = {TestDataFolder.class, ProviderTest.Settings.class})
@interface ProviderTest {

    /** Of a provider whose groups have names of their own. */
    class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "provider",
                            Map.of(
                                    "triad.oidc.issuer",
                                    TestProvider.ONLY.issuer(),
                                    "triad.oidc.client-id",
                                    TestProvider.CLIENT,
                                    "triad.oidc.client-secret",
                                    TestProvider.SECRET,
                                    "triad.oidc.label",
                                    "House ID",
                                    "triad.oidc.api-audience",
                                    TestProvider.API,
                                    "triad.oidc.groups-claim",
                                    "house.groups",
                                    "triad.oidc.roles",
                                    "mk=marketing,mk-heads=marketing-lead,cn=sellers=sales,service=service,"
                                            + "bpm=process-owner,ops=administrator")));
        }
    }
}
