package org.triad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.triad.testing.Journeys.ADMIN;
import static org.triad.testing.Journeys.JONAS;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.CampaignKey;
import org.triad.notification.domain.Letter;
import org.triad.notification.domain.Letter.Button;
import org.triad.notification.domain.Letter.Detail;
import org.triad.notification.domain.Letter.Item;
import org.triad.notification.domain.Letter.Section;
import org.triad.notification.domain.Letter.Voice;
import org.triad.people.Person;
import org.triad.testing.Chromium;
import org.triad.testing.Desk;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.Screens;
import org.triad.testing.TriadTest;
import org.triad.workflow.OpenTask;
import org.triad.workflow.WorkingTime;

/** Mails and the outbox in a browser: from a reminder to the task behind its button, wide and narrow, light and dark. */
@TriadTest
class MessagesBrowserIT {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String TOO_WIDE =
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1";

    private static final int WORKING_DAYS_BACK = 8;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private WorkingTime time;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MailWriter writer;

    @Test
    void leadsFromAnOverdueReviewToTheTaskBehindTheButton() {
        Instant begun = time.subtract(Instant.now(), time.day().multipliedBy(WORKING_DAYS_BACK));
        List<Journey> late = new ArrayList<>();
        engine.at(begun, () -> late.add(journeys.inReview()));
        CampaignKey key = late.get(0).campaign();
        OpenTask review = late.get(0).task("Review brief for Sales");
        engine.at(
                review.due().orElseThrow().plusSeconds(60),
                () -> engine.withJobExecutor(() -> await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> jdbc.sql(
                                                "select count(*) from notification_message where task_id = :task and kind = 'OVERDUE'")
                                        .param("task", review.id())
                                        .query(Integer.class)
                                        .single(),
                                equalTo(1))));

        Desk jonas =
                new Desk(chromium, port, JONAS).goes("/outbox?campaign=" + key).photographs("outbox");
        Page page = jonas.page();
        page.getByText("Overdue: " + review.name()).click();
        page.getByText("is overdue. Others may be waiting for it.").waitFor();
        jonas.photographs("outbox-message");
        page.getByText("Open the task").click();
        page.locator(".fjs-form").first().waitFor();
        jonas.photographs("task-behind-the-button");

        assertThat(page.url()).contains("task=" + review.id());

        assertThat(page.locator("body").innerText()).contains(review.name());
    }

    @ParameterizedTest
    @CsvSource({"1200, LIGHT", "1200, DARK", "390, LIGHT", "390, DARK"})
    void aMailIsReadableOnEveryScreenAndByDayAndNight(int width, ColorScheme scheme) {
        Page page = chromium.window(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (Letter letter : List.of(decision(), digest())) {
            page.setContent(writer.html(letter, new Person(JONAS, "Jonas Berg", "jonas@triad.example", Set.of())));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("mail-%s-%d-%s.png"
                            .formatted(letter.sections().isEmpty() ? "decision" : "digest", width, scheme)))
                    .setFullPage(true));

            assertThat(page.evaluate(TOO_WIDE)).isEqualTo(false);
            assertThat(page.locator(".button a").count()).isEqualTo(1);
            assertThat(contrast(page, ".ink")).as("ink on paper").isGreaterThan(7);
            assertThat(contrast(page, ".soft")).as("soft ink on paper").isGreaterThan(4.5);
        }
    }

    @Test
    void thePagesFitEveryScreen() {
        journeys.inReview();

        Screens.fit(
                new Desk(chromium, port, ADMIN),
                List.of("/outbox", "/outbox?q=nothing-says-this", "/preferences"),
                UnaryOperator.identity());
    }

    /** The contrast of a text to the card behind it, as WCAG counts it. */
    private static double contrast(Page page, String text) {
        return ((Number) page.evaluate("""
                        text => {
                          const light = colour => {
                            const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(v => v / 255)
                              .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                          };
                          const one = light(getComputedStyle(document.querySelector(text)).color);
                          const other = light(getComputedStyle(document.querySelector('.card')).backgroundColor);
                          return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
                        }
                        """, text)).doubleValue();
    }

    private static Letter decision() {
        return new Letter(
                "[C-0001] Spring in the city – Round decided: to be reworked",
                "C-0001 Spring in the city",
                "Round decided: to be reworked",
                "The round of review is over: to be reworked.",
                List.of(new Detail("Campaign", "C-0001 Spring in the city")),
                List.of(
                        new Voice(
                                "Service",
                                "changes requested",
                                "Two more people in the workshop, or start after Easter.\nWe cannot take 400 calls a day."),
                        new Voice("Sales", "endorsed", "")),
                List.of(),
                new Button("Open the campaign", "http://localhost:8080/campaigns/C-0001"),
                "You receive this because you are in the triad of this campaign.",
                "http://localhost:8080/preferences");
    }

    private static Letter digest() {
        Optional<String> link = Optional.of("http://localhost:8080/campaigns/C-0001");
        return new Letter(
                "Your day",
                "",
                "Your day",
                "This is where things stand this morning.",
                List.of(),
                List.of(),
                List.of(
                        new Section(
                                "Overdue",
                                List.of(new Item(
                                        "C-0001 Spring in the city: Review brief for Sales",
                                        "due Mon, 1 Mar, 10:00",
                                        link))),
                        new Section(
                                "Waiting on others",
                                List.of(
                                        new Item(
                                                "C-0004 A campaign with a rather long name that goes over more than one line: Prepare assets",
                                                "Marketing, since Fri, 26 Feb, 17:31",
                                                link),
                                        new Item("and 3 more", "", Optional.empty())))),
                new Button("Open Triad", "http://localhost:8080/campaigns"),
                "You receive this because there is something for you this morning.",
                "http://localhost:8080/preferences");
    }
}
