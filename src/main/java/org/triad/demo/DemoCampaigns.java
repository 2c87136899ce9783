package org.triad.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.triad.campaign.Brief;
import org.triad.campaign.Campaigns;
import org.triad.campaign.Proposal;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.sale.LeadIntake;
import org.triad.sale.SampleLeads;
import org.triad.workflow.OpenTasks;
import org.triad.workflow.ProcessControl;
import org.triad.workflow.TaskDesk;
import org.triad.workflow.WorkflowSettings;
import org.triad.workflow.WorkingTime;

/** A handful of campaigns in different stages. Each got there as real ones do: proposed, reviewed, prepared and sold by people. */
@Component
class DemoCampaigns {

    private static final CampaignKey FIRST = CampaignKey.ofNumber(1);

    private static final int LEADS = 400;

    private final Campaigns campaigns;
    private final OpenTasks tasks;
    private final TaskDesk desk;
    private final ProcessControl processes;
    private final LeadIntake leads;
    private final Clock clock;
    private final WorkflowSettings settings;
    private final WorkingTime time;

    DemoCampaigns(
            Campaigns campaigns,
            OpenTasks tasks,
            TaskDesk desk,
            ProcessControl processes,
            LeadIntake leads,
            Clock clock,
            WorkflowSettings settings,
            WorkingTime time) {
        this.campaigns = campaigns;
        this.tasks = tasks;
        this.desk = desk;
        this.processes = processes;
        this.leads = leads;
        this.clock = clock;
        this.settings = settings;
        this.time = time;
    }

    void createOnce() {
        if (campaigns.find(FIRST).isPresent()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        sold(today);
        launching(today);
        inReview(today);
        inSecondDraft(today);
        fresh(today);
        paused(today);
    }

    private void sold(LocalDate today) {
        DemoStory story = propose(
                new Brief(
                        "GTX upgrade autumn",
                        "Win back customers whose GTX Basic systems leave the warranty this year.",
                        "Owners of GTX Basic bought three or more years ago; about 1,400 accounts.",
                        "Their systems slow down and spare parts run out; they want a change without a new contract.",
                        "Trade your GTX Basic in for a GTX Pro and keep your service contract as it is.",
                        List.of("email", "phone", "partners"),
                        new BigDecimal("48000"),
                        "EUR",
                        today,
                        today.plusDays(75)),
                DemoPerson.MARA);
        story.givesSalesInput(
                        DemoPerson.JONAS,
                        "Offer the trade-in before the budgets close; half of them order in one week.")
                .givesServiceInput(
                        DemoPerson.ELENA,
                        "Trade-ins need a pick-up date, or the hotline explains it forty times a day.")
                .finishesBrief(DemoPerson.MARA)
                .endorses(DemoPerson.JONAS, "Review brief for Sales")
                .endorses(DemoPerson.ELENA, "Review brief for Service")
                .preparesAll()
                .saysGo();
        processes.runDueTimers(story.campaign());
        story.announces(DemoPerson.MARA);
        leads.begin(
                story.campaign(),
                "autumn-fair.csv",
                SampleLeads.csv(story.campaign().hashCode(), LEADS),
                StandardCharsets.UTF_8,
                new PersonId(DemoPerson.AISHA.login()));
    }

    private void launching(LocalDate today) {
        DemoStory story = propose(
                        new Brief(
                                "MG Special for clinics",
                                "Sell 120 MG Special systems to private clinics before their winter purchase round.",
                                "Heads of IT in private clinics with 50 to 400 beds.",
                                "They must replace imaging workstations before the new data rules apply.",
                                "One workstation, certified for imaging, installed in a day.",
                                List.of("events", "email", "print"),
                                new BigDecimal("92500"),
                                "EUR",
                                today.plusDays(21),
                                today.plusDays(110)),
                        DemoPerson.BEN)
                .givesServiceInput(
                        DemoPerson.TOM, "Installation in a day is possible with two technicians; we have four.")
                .finishesBrief(DemoPerson.BEN)
                .endorses(DemoPerson.JONAS, "Review brief for Sales")
                .endorses(DemoPerson.ELENA, "Review brief for Service")
                .prepares(DemoPerson.BEN, "Prepare assets", "Brochure and booth are printed; they stand in hall 2.");
        isLate(story, "Prepare sales kit", time.day().plus(time.day()));
    }

    private void inReview(LocalDate today) {
        DemoStory story = propose(
                        new Brief(
                                "GTK 500 early access",
                                "Get 40 reference customers for the GTK 500 before it is announced.",
                                "Engineering departments that already run GTX Plus Pro clusters.",
                                "They wait days for simulations and cannot rent more capacity.",
                                "Run last night's simulation over lunch. Be the first to try.",
                                List.of("email", "partners"),
                                new BigDecimal("26000"),
                                "EUR",
                                today.plusDays(35),
                                today.plusDays(95)),
                        DemoPerson.MARA)
                .givesSalesInput(DemoPerson.AISHA, "Ask for a named reference in writing, or we lose them at the fair.")
                .finishesBrief(DemoPerson.MARA)
                .endorses(DemoPerson.JONAS, "Review brief for Sales");
        isLate(story, "Review brief for Service", time.day());
    }

    /** Late by this much working time within two minutes, so that the next rung of its ladder can be watched. */
    private void isLate(DemoStory story, String task, Duration by) {
        Duration late = by.minus(Duration.ofMinutes(2));
        tasks.of(story.campaign()).stream()
                .filter(open -> open.name().equals(task))
                .forEach(open -> desk.setDue(open.id(), time.subtract(clock.instant(), late)));
    }

    private void inSecondDraft(LocalDate today) {
        propose(
                        new Brief(
                                "Lunch and learn series",
                                "Bring 200 small retailers into a first conversation.",
                                "Owners of shops with 2 to 10 tills in the eastern region.",
                                "They do not know whether their tills will still be supported next year.",
                                "Bring your questions, we bring lunch.",
                                List.of("events", "social"),
                                new BigDecimal("14000"),
                                "EUR",
                                today.plusDays(28),
                                today.plusDays(80)),
                        DemoPerson.BEN)
                .finishesBrief(DemoPerson.BEN)
                .endorses(DemoPerson.JONAS, "Review brief for Sales")
                .requestsChanges(
                        DemoPerson.ELENA,
                        "Review brief for Service",
                        "The message answers no question about support dates. We cannot answer them one by one.");
    }

    private void fresh(LocalDate today) {
        propose(
                new Brief(
                        "Spring service check",
                        "Turn 300 expired service contracts into renewed ones.",
                        "Accounts whose contract ended in the last twelve months.",
                        "They pay single repairs and do not know what a contract would save them.",
                        "A free check in April shows what last year's repairs would have cost you under contract.",
                        List.of("email", "phone"),
                        new BigDecimal("18500"),
                        "EUR",
                        today.plusDays(60),
                        today.plusDays(130)),
                DemoPerson.MARA);
    }

    private void paused(LocalDate today) {
        DemoStory story = propose(
                new Brief(
                        "Partner fair Hannover",
                        "Sign ten new partners at the fair.",
                        "System houses in the north with own technicians.",
                        "They look for a supplier who does not sell past them.",
                        "Your customers stay yours.",
                        List.of("events", "partners"),
                        new BigDecimal("61000"),
                        "EUR",
                        today.plusDays(50),
                        today.plusDays(120)),
                DemoPerson.BEN);
        campaigns.pause(
                story.campaign(),
                "The fair may be moved to May; we know on Friday.",
                new PersonId(DemoPerson.MARA.login()));
    }

    private DemoStory propose(Brief brief, DemoPerson by) {
        CampaignKey key = campaigns.propose(
                new Proposal(brief, Optional.empty(), Optional.empty(), Optional.empty()), new PersonId(by.login()));
        return new DemoStory(key, brief, tasks, desk);
    }
}
