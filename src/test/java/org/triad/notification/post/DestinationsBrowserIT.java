package org.triad.notification.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.ADMIN;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.http.ScriptedReceiver;
import org.triad.notification.http.ScriptedReceiver.Reply;
import org.triad.testing.Chromium;
import org.triad.testing.Desk;
import org.triad.testing.Journeys;
import org.triad.testing.Screens;
import org.triad.testing.TriadTest;

/** Channels and webhooks in a browser: added, tested and removed by hand, wide and narrow, light and dark. */
@TriadTest
class DestinationsBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Test
    void aLeadAddsAChannelTestsAndRemovesIt() {
        try (PostRoom room = new PostRoom(context);
                ScriptedReceiver receiver = ScriptedReceiver.wellBehaved()) {
            Desk jonas = new Desk(chromium, port, Journeys.JONAS)
                    .goes("/destinations")
                    .photographs("destinations-empty");
            Page page = jonas.page();
            page.locator(".empty").getByText("Add a channel").click();
            page.getByLabel("Name").fill("Sales on Slack");
            page.getByLabel("Address").fill(receiver.address("/services/T0/B0/secret"));
            page.getByLabel("Overdue tasks").check();
            page.locator("main form button[type=submit]").click();
            page.getByText("Added. Send a test message").waitFor();
            page.getByText("Send a test message", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.getByText("A test is on its way").waitFor();
            assertThat(room.worker().run(() -> false)).isEqualTo(1);
            page.reload();
            assertThat(page.locator(".deliveries").innerText()).contains("A test", "sent", "200");
            page.getByText("Remove", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("#confirm button[value=yes]").click();
            page.getByText("Removed.").waitFor();

            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void thePagesFitEveryScreen() {
        try (PostRoom room = new PostRoom(context);
                ScriptedReceiver receiver = new ScriptedReceiver(call -> call.path()
                                .contains("bad")
                        ? new Reply.Say(
                                500,
                                Map.of(),
                                "upstream connect error or disconnect before headers, reset reason: " + "x".repeat(300))
                        : Reply.OK)) {
            Destination channel =
                    room.add("slack", "sales", receiver.address("/services/T0/B0/secret"), "overdue", "escalated");
            room.add("teams", "service", receiver.address("/teams"), "decided");
            Destination webhook = room.add("webhook", "", receiver.address("/bad"), "stageReached", "campaignClosed");
            room.posts().test(channel.id(), room.admin());
            room.posts().test(webhook.id(), room.admin());
            room.worker().run(() -> false);
            room.desk().rotate(webhook.id(), room.admin());
            Screens.fit(
                    new Desk(chromium, port, ADMIN),
                    List.of(
                            "/destinations",
                            "/destinations/new",
                            "/destinations/new?format=webhook",
                            "/destinations/hosts",
                            "/destinations/" + channel.id(),
                            "/destinations/" + webhook.id()),
                    path -> path.replace(String.valueOf(channel.id()), "channel")
                            .replace(String.valueOf(webhook.id()), "webhook"));
        }
    }
}
