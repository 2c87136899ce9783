package org.triad.site.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.demo.DemoPerson;
import org.triad.people.Accounts;
import org.triad.people.OpenSessions;
import org.triad.testing.Chromium;
import org.triad.testing.Journeys;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;

/** No page of ours asks a real browser for what our content-security policy forbids, and the policy is in force. */
@TriadTest
class ContentPolicyBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OpenSessions sessions;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void noPageViolatesThePolicy() {
        String campaign = journeys.inSale().campaign().value();
        Page page = listening("/login");
        signIn(page, "jonas");
        for (String path : List.of(
                "/campaigns",
                "/campaigns?state=all&q=win",
                "/campaigns/" + campaign,
                "/campaigns/" + campaign + "/leads",
                "/campaigns/" + campaign + "/leads/import",
                "/people",
                "/profile",
                "/profile/password",
                "/api/docs",
                "/nothing/here")) {
            open(page, path);
        }
        Page other = listening("/login");
        signIn(other, "admin");
        for (String path : List.of("/people/new", "/people/mara", "/people?q=nobody+at+all")) {
            open(other, path);
        }
        Page third = listening("/login");
        signIn(third, "mara");
        open(third, "/campaigns/propose");

        assertThat(complaints).isEmpty();
    }

    @Test
    void thePolicyStopsWhatAnAttackerWouldInject() {
        Page page = listening("/login");

        Object ran = page.evaluate("""
                () => {
                  const script = document.createElement('script');
                  script.textContent = 'window.injected = true';
                  document.body.append(script);
                  return window.injected === true;
                }
                """);

        assertThat(ran).isEqualTo(false);
        assertThat(complaints).isNotEmpty();
    }

    @Test
    void tasklistWorksUnderItsOwnPolicy() {
        Page page = listening("/login");
        signIn(page, "jonas");

        page.navigate(address("/camunda/app/tasklist/default/"));
        page.locator(".tasks-list").first().waitFor();

        assertThat(complaints).isEmpty();
    }

    /** In another tab, on another machine, or because nobody was there. */
    @Test
    void noPageOutlivesItsSession() {
        SomePerson person = SomePerson.in(accounts, "sales");
        Page first = listening("/login");
        first.fill("#username", person.login());
        first.fill("#password", SomePerson.PASSWORD);
        first.click("form [type=submit]");
        first.waitForURL("**/campaigns");
        Page second = first.context().newPage();
        second.clock().install();
        open(second, "/people");
        second.evaluate("() => { window.here = true }");

        second.clock().fastForward(Duration.ofHours(1).toMillis());
        assertThat(second.evaluate("() => window.here")).isEqualTo(true);
        // The tab has been idle for longer than a session lives, but the session was used in Tasklist.
        second.waitForResponse(
                answer -> answer.request().method().equals("HEAD"),
                () -> second.clock().fastForward(Duration.ofMinutes(61).toMillis()));
        assertThat(second.evaluate("() => window.here && document.body.childElementCount > 0"))
                .isEqualTo(true);
        Page idle = first.context().newPage();
        idle.clock().install();
        open(idle, "/people");

        sessions.endOthers(person.id());
        second.clock().fastForward(Duration.ofMinutes(2).toMillis());
        second.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        second.waitForURL("**/login");
        idle.clock().fastForward(Duration.ofMinutes(122).toMillis());
        idle.waitForURL("**/login");

        Page third = listening("/login");
        signIn(third, "jonas");
        Page fourth = third.context().newPage();
        open(fourth, "/people");
        third.evaluate("() => document.querySelector('[data-sign-out]').requestSubmit()");
        fourth.waitForURL("**/login");
    }

    private Page listening(String path) {
        Page page = chromium.window();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        open(page, path);
        return page;
    }

    private void open(Page page, String path) {
        page.navigate(address(path));
        if (path.equals("/api/docs")) {
            // Its script goes on loading.
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        }
    }

    private void signIn(Page page, String login) {
        page.fill("#username", login);
        page.fill("#password", DemoPerson.PASSWORD);
        page.click("form [type=submit]");
        page.waitForURL("**/campaigns");
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
