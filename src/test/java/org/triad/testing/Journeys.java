package org.triad.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;
import org.triad.campaign.Brief;
import org.triad.campaign.Campaigns;
import org.triad.campaign.Priority;
import org.triad.campaign.Proposal;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.workflow.OpenTasks;
import org.triad.workflow.ProcessControl;
import org.triad.workflow.TaskDesk;

/** Brings campaigns into the state a test needs, through the transitions people make. */
@TestComponent
public class Journeys {

    public static final PersonId MARA = new PersonId("mara");
    public static final PersonId BEN = new PersonId("ben");
    public static final PersonId JONAS = new PersonId("jonas");
    public static final PersonId AISHA = new PersonId("aisha");
    public static final PersonId ELENA = new PersonId("elena");
    public static final PersonId TOM = new PersonId("tom");
    public static final PersonId PRIYA = new PersonId("priya");
    public static final PersonId NICO = new PersonId("nico");
    public static final PersonId ADMIN = new PersonId("admin");

    private final Campaigns campaigns;
    private final OpenTasks tasks;
    private final TaskDesk desk;
    private final ProcessControl processes;
    private final Engine engine;

    Journeys(Campaigns campaigns, OpenTasks tasks, TaskDesk desk, ProcessControl processes, Engine engine) {
        this.campaigns = campaigns;
        this.tasks = tasks;
        this.desk = desk;
        this.processes = processes;
        this.engine = engine;
    }

    /** A brief that breaks no rule and is launched today. */
    public Brief brief() {
        return brief("Upgrade autumn", engine.today(), engine.today().plusDays(60));
    }

    public Brief brief(String name, LocalDate launch, LocalDate end) {
        return new Brief(
                name,
                "Win back customers whose systems leave the warranty.",
                "Owners of systems bought three or more years ago.",
                "Their systems slow down and spare parts run out.",
                "Trade it in and keep your service contract.",
                List.of("email", "phone"),
                new BigDecimal("48000.00"),
                "EUR",
                launch,
                end);
    }

    /** Proposed by Mara, so that the triad is Mara, Jonas and Elena. */
    public Journey proposed() {
        return proposed(brief());
    }

    public Journey proposed(Brief brief) {
        CampaignKey key =
                campaigns.propose(new Proposal(brief, Optional.empty(), Optional.empty(), Optional.empty()), MARA);
        return of(key, brief);
    }

    /** Proposed by Mara with this priority. */
    public CampaignKey proposedWith(Priority priority) {
        return campaigns.propose(
                new Proposal(brief(), Optional.empty(), Optional.empty(), Optional.empty(), priority), MARA);
    }

    /** A campaign that somebody else has proposed. */
    public Journey of(CampaignKey campaign, Brief brief) {
        return new Journey(campaign, brief, campaigns, tasks, desk, processes);
    }

    /** Under review by Sales and Service. */
    public Journey inReview() {
        return proposed().finishesBrief();
    }

    /** Approved and being prepared. */
    public Journey inLaunch() {
        return inReview().endorsedByBoth();
    }

    /** Prepared, with a go from all leads, launched and announced. */
    public Journey inSale() {
        return inLaunch().preparedByAll().goFromAll().launchDateReached().announced();
    }

    /** The sale closed by hand. */
    public Journey inHandoff() {
        return inSale().saleClosed();
    }
}
