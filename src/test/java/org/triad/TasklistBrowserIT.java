package org.triad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.demo.DemoPerson;
import org.triad.kernel.PersonId;
import org.triad.people.Accounts;
import org.triad.people.Accounts.NewAccount;
import org.triad.testing.Chromium;
import org.triad.testing.Desk;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

/** What Tasklist shows people beside the form of a task. */
@TriadTest
class TasklistBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Accounts accounts;

    @Test
    void itsListSaysWhichCampaignAndOffersNothingBesideTheDiagrams() {
        Journey campaign = journeys.inReview();
        PersonId service = newlyHired();
        tasks.setAssignee(campaign.task("Review brief for Service").id(), service.value());
        Page page = new Desk(chromium, port, service)
                .opens(campaign.task("Review brief for Service"))
                .photographs("tasklist")
                .page();

        Locator about = page.locator(".task-card-details").getByText(campaign.campaign() + " Upgrade autumn");
        assertThat(about).isVisible();
        assertThat(page.locator(".task-card-details .shutter").first()).isHidden();
        assertThat(page.getByText("It is time to migrate")).isHidden();
        assertThat(page.getByText("Create task")).isHidden();
        assertThat(page.getByText("Start process")).isVisible();
    }

    /** Somebody of Service on whose list there is nothing else. */
    private PersonId newlyHired() {
        String login = "p" + UUID.randomUUID().toString().substring(0, 8);
        accounts.create(
                new NewAccount(login, "Newly", "Hired", login + "@triad.example", List.of("service")),
                DemoPerson.PASSWORD);
        return new PersonId(login);
    }
}
