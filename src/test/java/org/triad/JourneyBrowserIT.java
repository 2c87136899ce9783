package org.triad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.campaign.CampaignState;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.sale.LeadNumbers;
import org.triad.sale.SampleLeads;
import org.triad.testing.Chromium;
import org.triad.testing.Desk;
import org.triad.testing.Engine;
import org.triad.testing.SharedData;
import org.triad.testing.TriadTest;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;
import org.triad.workflow.ProcessControl;

/** The story by hand: Chromium, Tasklist, every form filled as a person would. */
@TriadTest
class JourneyBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private OpenTasks tasks;

    @Autowired
    private ProcessControl processes;

    @Autowired
    private Engine engine;

    @Autowired
    private LeadNumbers numbers;

    @Autowired
    private JdbcClient jdbc;

    private final Map<PersonId, Desk> desks = new HashMap<>();
    private CampaignKey campaign;

    @Test
    void threeDepartmentsCarryACampaignThroughTasklistUntilItIsClosed() {
        desk(MARA)
                .opensStartForm("Campaign lifecycle")
                .types("What is the campaign called?", "GTX upgrade by hand")
                .types("What is the campaign for?", "Win back customers whose systems leave the warranty.")
                .types("Whom is it for?", "Owners of systems bought three years ago.")
                .types("Which customer need does it meet?", "Their systems slow down.")
                .types("What does it tell customers?", "Trade it in and keep your contract.")
                .chooses("E-mail")
                .chooses("Telephone")
                .types("What is the budget?", "48000")
                .picks("When does it launch?", engine.today())
                .picks("When does it end?", engine.today().plusDays(60))
                .photographs("01-propose")
                .clicks("Start");
        campaign = proposed("GTX upgrade by hand");

        desk(JONAS)
                .opens(task("Give Sales input"))
                .types("What should Marketing know before the brief is finished?", "Offer it before the budgets close.")
                .photographs("02-input")
                .completes();
        desk(MARA)
                .opens(task("Write brief"))
                .waitsFor("Offer it before the budgets close.")
                .chooses("Finish the brief and ask for review")
                .photographs("03-write-brief")
                .completes();

        desk(JONAS).opens(task("Review brief for Sales")).chooses("Endorse").completes();
        desk(ELENA)
                .opens(task("Review brief for Service"))
                .waitsFor("Their systems slow down.")
                .chooses("Reject")
                .clicks("Complete")
                .waitsFor("Say why, so that Marketing knows what to change.")
                .photographs("04-refused")
                .dismissesTheNotice()
                .types("Why?", "Nobody can pick up 1,400 systems.")
                .completes();
        Desk jonas = desk(JONAS).opens(task("Align departments"));
        jonas.clicks("Claim")
                .waitsFor("Nobody can pick up 1,400 systems.")
                .chooses("Approved: go to launch")
                .types("What was agreed, and why?", "A partner picks them up.")
                .photographs("05-align")
                .completes();
        assertThat(campaigns.get(campaign).stage()).isEqualTo("launch");

        prepares(MARA, "Prepare assets", "What is ready, and where is it?");
        prepares(JONAS, "Prepare sales kit", "What is in the sales kit, and who is briefed?");
        prepares(ELENA, "Prepare service", "Who answers customers, what is prepared, and how much notice do you need?");
        saysGo(MARA, "Decide go for Marketing");
        saysGo(JONAS, "Decide go for Sales");
        desk(ELENA)
                .opens(task("Decide go for Service"))
                .clicks("Claim")
                .chooses("No-go")
                .chooses("Sales")
                .types("Why not?", "The price list names the old parts.")
                .photographs("06-no-go")
                .completes();
        prepares(JONAS, "Prepare sales kit", "What is in the sales kit, and who is briefed?");
        saysGo(MARA, "Decide go for Marketing");
        saysGo(JONAS, "Decide go for Sales");
        saysGo(ELENA, "Decide go for Service");
        processes.runDueTimers(campaign);
        desk(MARA)
                .opens(task("Announce launch"))
                .types("What did you announce, where and to whom?", "First wave sent.")
                .completes();

        assertThat(campaigns.get(campaign).stage()).isEqualTo("sale");
        desk(MARA)
                .goes("/campaigns")
                .photographs("07-campaigns")
                .goes("/campaigns/" + campaign)
                .photographs("08-campaign");
        importsLeads();
        desk(JONAS)
                .opens(task("Close sale"))
                .waitsFor("%,d leads".formatted(leads()))
                .photographs("09-close-sale")
                .types("Why do you close the sale now?", "Everything is sold.")
                .completes();

        handsOver();
        desk(ELENA)
                .opens(task("Accept handover"))
                .chooses("Bounce it back to Sales")
                .types("What is missing?", "Who promised the pick-up?")
                .completes();
        desk(JONAS).opens(task("Hand over campaign")).waitsFor("Who promised the pick-up?");
        handsOver();
        desk(ELENA)
                .opens(task("Accept handover"))
                .chooses("Accept it")
                .photographs("09-handover")
                .completes();
        looksBack(MARA, "Look back for Marketing");
        looksBack(JONAS, "Look back for Sales");
        looksBack(ELENA, "Look back for Service");

        assertThat(campaigns.get(campaign).state()).isEqualTo(CampaignState.CLOSED);
        desk(MARA).goes("/campaigns/" + campaign).photographs("10-closed");
    }

    @Test
    void tasklistOpensWithUsefulListsAndSigningOutThereLeadsToTheOneLoginPage() {
        Desk tom = desk(TOM).goes("/camunda/app/tasklist/default/");

        tom.waitsFor("My tasks")
                .waitsFor("My department")
                .waitsFor("Overdue")
                .waitsFor("Everything")
                .photographs("11-tasklist");
        tom.page()
                .locator(".account .dropdown-toggle, [cam-widget-header] .account a")
                .first()
                .click();
        tom.page().getByText("Log out").first().click();

        tom.page().waitForURL("**/login?logout");
        tom.goes("/campaigns").page().waitForURL("**/login");
    }

    /** The real file where it is there, and one of the same shape elsewhere. */
    private void importsLeads() {
        Path file = SharedData.salesPipeline().orElseGet(JourneyBrowserIT::sampleFile);
        desk(JONAS)
                .goes("/campaigns/" + campaign + "/leads/import")
                .uploads(file)
                .clicks("Upload and check")
                .photographs("12-preview")
                .clicksWhatBeginsWith("Import ");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(2))
                .until(() -> leads() == rows(file));
        desk(JONAS).waitsFor("The file is imported.").photographs("13-imported");
        desk(MARA).goes("/campaigns/" + campaign).waitsFor("%,d".formatted(rows(file)));
    }

    private long leads() {
        return numbers.of(java.util.List.of(campaign)).get(campaign).leads();
    }

    private static long rows(Path file) {
        try (java.util.stream.Stream<String> lines = Files.lines(file)) {
            return lines.count() - 1;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path sampleFile() {
        try {
            return Files.writeString(Files.createTempFile("leads", ".csv"), SampleLeads.csv(7, 400));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void prepares(PersonId person, String name, String question) {
        desk(person)
                .opens(task(name))
                .types(question, "Everything we need.")
                .chooses("It is ready")
                .completes();
    }

    private void saysGo(PersonId person, String name) {
        desk(person).opens(task(name)).clicks("Claim").chooses("Go").completes();
    }

    private void handsOver() {
        desk(JONAS)
                .opens(task("Hand over campaign"))
                .types("What was sold, and to whom?", "312 systems to 240 accounts.")
                .types("What was promised that Service must keep?", "Pick-up within ten days, promised by Jonas.")
                .completes();
    }

    private void looksBack(PersonId person, String name) {
        desk(person)
                .opens(task(name))
                .types("What went well?", "The early input.")
                .types("What should the next campaign do differently?", "Book technicians earlier.")
                .completes();
    }

    private Desk desk(PersonId person) {
        return desks.computeIfAbsent(person, somebody -> new Desk(chromium, port, somebody));
    }

    private OpenTask task(String name) {
        return tasks.of(campaign).stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(campaign + " has no open task " + name + " but "
                        + tasks.of(campaign).stream().map(OpenTask::name).toList()));
    }

    /** The key of the campaign somebody has just proposed. */
    private CampaignKey proposed(String name) {
        return org.awaitility.Awaitility.await()
                .until(
                        () -> jdbc.sql("select key from campaign where name = :name order by number desc limit 1")
                                .param("name", name)
                                .query(String.class)
                                .optional()
                                .map(CampaignKey::new),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
