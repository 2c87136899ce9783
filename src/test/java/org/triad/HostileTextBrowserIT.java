package org.triad;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.campaign.Brief;
import org.triad.campaign.Campaigns;
import org.triad.kernel.PersonId;
import org.triad.testing.Chromium;
import org.triad.testing.Desk;
import org.triad.testing.HostileTexts;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

/** Hostile texts in a real browser: nothing runs, nothing is computed, and everything stands there as it was typed. */
@TriadTest
class HostileTextBrowserIT {

    /** Markup that any of the texts would have made, had it been read as such. */
    private static final String MADE = "img[src='x'], svg[onload], iframe[src^='javascript'], a[href^='javascript']";

    private static final List<String> TEXTS = HostileTexts.shownAsTyped().toList();

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Campaigns campaigns;

    private final List<String> dialogs = new ArrayList<>();

    @Test
    void formsOfTasklistShowTextsAndPrefilledFieldsAsTyped() {
        Journey journey = hostile();
        Desk jonas = watched(Journeys.JONAS);

        jonas.opens(journey.task("Review brief for Sales"));

        assertNothingHappened(jonas.page());
        String form = plain(jonas.page().locator(".fjs-form").first().innerText());
        TEXTS.forEach(text -> assertThat(form).contains(plain(text)));

        journey.salesSays("requestChanges", String.join("\n", TEXTS)).serviceSays("endorse", "");
        Desk mara = watched(Journeys.MARA);
        mara.opens(journey.task("Write brief"));

        assertNothingHappened(mara.page());
        assertThat(mara.page()
                        .getByLabel("What is the campaign called?")
                        .first()
                        .inputValue())
                .isEqualTo(name());
        String earlier = plain(mara.page().locator(".fjs-form").first().innerText());
        TEXTS.forEach(text -> assertThat(earlier).contains(plain(text)));
    }

    @Test
    void ourPagesShowThemAsTypedAndHoldTheirWidthOnAPhone() {
        Journey journey = hostile();
        campaigns.pause(journey.campaign(), String.join("\n", TEXTS), Journeys.MARA);
        Desk admin = watched(Journeys.ADMIN);

        for (String path : List.of(
                "/campaigns/" + journey.campaign(),
                "/campaigns?state=all&q=" + journey.campaign(),
                "/audit?about=" + journey.campaign())) {
            admin.page().setViewportSize(1440, 1000);
            admin.goes(path);
            assertNothingHappened(admin.page());
            admin.page().setViewportSize(390, 844);
            assertThat(admin.page()
                            .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(path)
                    .isEqualTo(0);
            admin.photographs("hostile-" + path.replaceAll("[^a-z]+", "-"));
        }
        admin.goes("/campaigns/" + journey.campaign());
        String page = plain(admin.page().innerText("main"));
        TEXTS.forEach(text -> assertThat(page).contains(plain(text)));
    }

    @Test
    void theAuditLogIsReadByKeyboardAndOnAPhone() {
        Journey journey = journeys.inReview();
        Desk admin = watched(Journeys.ADMIN);
        admin.goes("/audit").photographs("audit");

        admin.page().locator("#about").fill(journey.campaign().value());
        admin.page().locator("#about").press("Enter");
        admin.waitsFor("Clear the filters");

        assertThat(admin.page().url()).contains("about=" + journey.campaign());
        assertThat(admin.page().locator("tbody tr").count()).isPositive();
        PlaywrightAssertions.assertThat(admin.page().locator("tbody time").first())
                .not()
                .containsText("UTC");
        admin.page().setViewportSize(390, 844);
        admin.photographs("audit-phone");
        assertThat(admin.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
    }

    /** Under review, with the texts in every field and in the early input. */
    private Journey hostile() {
        String all = String.join("\n", TEXTS);
        Brief plain = journeys.brief();
        Journey journey = journeys.proposed(new Brief(
                name(),
                all,
                all,
                all,
                all,
                plain.channels(),
                plain.budget(),
                plain.currency(),
                plain.launchDate(),
                plain.endDate()));
        return journey.completes(Journeys.JONAS, "Give Sales input", Map.of("input", all))
                .completes(Journeys.ELENA, "Give Service input", Map.of("input", all))
                .finishesBrief();
    }

    /** As long as a name may be, and without a place to break it. */
    private static String name() {
        String start = "<img src=x onerror=alert(1)>{{7919*7919}}${7919*7919}";
        return start + "W".repeat(200 - start.length());
    }

    private Desk watched(PersonId person) {
        Desk desk = new Desk(chromium, port, person);
        desk.page().onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        return desk;
    }

    private void assertNothingHappened(Page page) {
        assertThat(page.content()).doesNotContain(HostileTexts.EVALUATED);
        assertThat(page.locator(MADE).count()).isZero();
        assertThat(page.evaluate("typeof window.hostile")).isEqualTo("undefined");
        assertThat(dialogs).isEmpty();
    }

    /** Without the white space a browser may lay out differently. */
    private static String plain(String text) {
        return text.chars()
                .filter(sign -> !Character.isWhitespace(sign) && sign != '\u00A0')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
