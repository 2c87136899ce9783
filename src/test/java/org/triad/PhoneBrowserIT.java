package org.triad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.MARA;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.kernel.PersonId;
import org.triad.sale.SampleLeads;
import org.triad.testing.Chromium;
import org.triad.testing.Desk;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** The pages on a phone, and with the keyboard alone. */
@TriadTest
class PhoneBrowserIT {

    private static final int WIDTH = 390;
    private static final int ROWS = 120;

    /** Counts what reaches beyond the window or is cut off inside something that scrolls sideways; the diagram is meant to be dragged. */
    private static final String TOO_WIDE = """
            () => [document.documentElement, ...document.querySelectorAll('.table-responsive, .panel-table, form, dialog')]
                .filter(one => one.scrollWidth > one.clientWidth + 1)
                .map(one => one.tagName + '.' + one.className + ' ' + one.scrollWidth)
            """;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Test
    void noPageHasToBeMovedSideways() {
        Journey campaign = withLeads();
        String page = "/campaigns/" + campaign.campaign();
        Desk mara = phone(MARA);
        Desk aisha = phone(AISHA);
        for (String path : List.of(
                "/campaigns",
                "/campaigns?q=nothing-is-called-like-this",
                "/campaigns?state=all&sort=oldest",
                page,
                page + "?act=cancel",
                page + "/leads",
                "/campaigns/propose",
                "/profile")) {
            staysInTheWindow(mara.goes(path), path);
        }
        for (String path : List.of(page + "/leads", page + "/leads/import")) {
            staysInTheWindow(aisha.goes(path), path);
        }
    }

    private static void staysInTheWindow(Desk desk, String path) {
        assertThat((List<?>) desk.page().evaluate(TOO_WIDE)).as(path).isEmpty();
    }

    @Test
    void aLeadIsReadWithTheNamesOfItsColumns() {
        Page page = phone(AISHA)
                .goes("/campaigns/" + withLeads().campaign() + "/leads")
                .photographs("phone-leads")
                .page();
        Locator lead = page.locator("#leads tbody tr").first();

        assertThat(lead.locator("td[data-label='Account']")).isVisible();
        assertThat(lead.boundingBox().height).as("no letter below the other").isLessThan(400);
        assertThat(lead.locator("td").first().boundingBox().x).isGreaterThanOrEqualTo(0);
    }

    @Test
    void theListIsSortedWithTheKeyboardAndTheFocusStays() {
        journeys.proposed();
        Page page =
                phone(MARA).goes("/campaigns").photographs("phone-campaigns").page();
        Locator launch = page.locator("#sort-launch");
        assertThat(launch).isInViewport();

        launch.focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("th[aria-sort]")).hasText("Launch");
        assertThat(page.locator("#sort-launch")).isFocused();
        assertThat(page.url()).contains("sort=launch");
    }

    @Test
    void pagesAreTurnedWithTheKeyboard() {
        Page page = new Desk(chromium, port, AISHA)
                .goes("/campaigns/" + withLeads().campaign() + "/leads")
                .page();

        page.locator("#leads-next").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#leads nav")).containsText("Page 2 of 3");
        assertThat(page.locator("#leads-next")).isFocused();

        page.keyboard().press("Enter");
        assertThat(page.locator("#leads nav")).containsText("Page 3 of 3");
        assertThat(page.locator("#leads")).isFocused();
    }

    private Desk phone(PersonId person) {
        return new Desk(chromium.window(WIDTH, 844), port, person);
    }

    private Journey withLeads() {
        Journey campaign = journeys.inSale();
        Visitor aisha = Visitor.withPassword(port, "aisha");
        String leads = "/api/campaigns/%s/leads".formatted(campaign.campaign());
        aisha.upload(
                leads + "/imports", "leads.csv", SampleLeads.csv(3, ROWS).getBytes(StandardCharsets.UTF_8), Map.of());
        await().until(() -> aisha.get(leads + "/numbers").body().contains("\"leads\":" + ROWS));
        return campaign;
    }
}
