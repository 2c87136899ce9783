package org.triad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.triad.workflow.OpenTask;

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

    @ParameterizedTest
    @CsvSource({"jonas, moves", "aisha, is told"})
    void itsDatePickerMovesADueDateForLeadsAndTellsOthers(String login, String outcome) {
        OpenTask review = journeys.inReview().task("Review brief for Sales");
        Date before = due(review);
        Page page = new Desk(chromium, port, new PersonId(login)).opens(review).page();

        page.locator("[cam-widget-inline-field].due-date .view-value").click();
        page.locator(".timepicker:visible a:has(.glyphicon-chevron-up)").first().click();
        page.locator(".cam-widget-inline-field.btn-group:visible button")
                .first()
                .click();

        if (outcome.equals("moves")) {
            await().untilAsserted(() ->
                    org.assertj.core.api.Assertions.assertThat(due(review)).isAfter(before));
        } else {
            assertThat(page.getByText("Only the leads of Sales and administrators move when"))
                    .isVisible();
            org.assertj.core.api.Assertions.assertThat(due(review)).isEqualTo(before);
        }
    }

    @Test
    void itsDatePickerSetsAFollowUpDate() {
        OpenTask review = journeys.inReview().task("Review brief for Sales");
        Page page = new Desk(chromium, port, Journeys.JONAS).opens(review).page();

        page.locator("[cam-widget-inline-field].followup-date .view-value").click();
        page.locator(".cam-widget-inline-field.btn-group:visible button")
                .first()
                .click();

        await().until(() -> task(review).getFollowUpDate() != null);
    }

    private Date due(OpenTask task) {
        return task(task).getDueDate();
    }

    private Task task(OpenTask open) {
        return tasks.createTaskQuery().taskId(open.id()).singleResult();
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
