package org.triad.site.oidc;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.testing.Chromium;

/** The way over the provider in Chromium, which applies our content policy to wherever a form leads. */
@ProviderTest
class ProviderBrowserIT {

    private static final Path PICTURES = Path.of("target", "pictures");

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final TestProvider provider = TestProvider.ONLY;
    private final String login = "b" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Test
    void oneSignInOpensTasklistAndOneSignOutClosesTheProviderToo() {
        provider.start(port);
        provider.knows(
                login,
                Map.of(
                        "sub",
                        "subject of " + login,
                        "preferred_username",
                        login,
                        "name",
                        "Bea Browser",
                        "house",
                        Map.of("groups", List.of("mk"))));
        Page window = chromium.window();
        window.navigate("http://localhost:" + port + "/campaigns");
        picture(window, "provider-login");

        window.getByText("Sign in with House ID").click();
        signInAtTheProvider(window);
        assertThat(window).hasURL(Pattern.compile(".*/campaigns.*"));
        assertThat(window.locator(".menu-name")).hasText("Bea Browser");

        window.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
        assertThat(window.locator(".account")).containsText("Bea Browser");

        window.navigate("http://localhost:" + port + "/campaigns");
        window.locator(".menu summary").click();
        window.getByText("Sign out").click();
        assertThat(window).hasURL("http://localhost:" + port + "/login?logout");
        assertThat(window.getByText("You are signed out.")).isVisible();

        window.getByText("Sign in with House ID").click();
        assertThat(window.locator("input[name=password]")).isVisible();
        assertThat(window).hasURL(provider.issuer() + "/login");
    }

    @Test
    void theLoginPageFitsAPhone() {
        provider.start(port);
        Page window = chromium.window(390, 844);
        window.navigate("http://localhost:" + port + "/login?provider=login-taken");
        assertThat(window.getByText("Sign in with House ID")).isVisible();
        picture(window, "provider-login-phone");
    }

    private void signInAtTheProvider(Page window) {
        window.locator("input[name=username]").fill(login);
        window.locator("input[name=password]").fill(ProviderGuest.PASSWORD);
        window.locator("button[type=submit]").click();
    }

    private static void picture(Page window, String name) {
        window.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
