package org.triad.campaign.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.Brief;
import org.triad.campaign.CampaignEvents.CampaignCancelled;
import org.triad.campaign.CampaignEvents.CampaignPaused;
import org.triad.campaign.CampaignEvents.CampaignResumed;
import org.triad.campaign.CampaignEvents.TriadChanged;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.campaign.Proposal;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.Lifecycle;
import org.triad.workflow.ProcessControl;

/** Does with campaigns what people ask outside their tasks. */
@Service
@Transactional
class CampaignDesk implements Campaigns {

    private final CampaignRepository repository;
    private final ProcessControl processes;
    private final People people;
    private final House house;
    private final ApplicationEventPublisher events;

    CampaignDesk(
            CampaignRepository repository,
            ProcessControl processes,
            People people,
            House house,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.processes = processes;
        this.people = people;
        this.house = house;
        this.events = events;
    }

    @Override
    public CampaignKey propose(Proposal proposal, PersonId by) {
        if (people.find(by)
                .filter(person -> person.isMemberOf(Department.MARKETING))
                .isEmpty()) {
            throw Refusal.forbidden("Campaigns are proposed by Marketing.");
        }
        BriefRules.check(proposal.brief(), house.today());
        return processes.startLifecycle(form(proposal), by);
    }

    private static Map<String, Object> form(Proposal proposal) {
        Brief brief = proposal.brief();
        Map<String, Object> form = new HashMap<>();
        form.put("name", brief.name());
        form.put("objective", brief.objective());
        form.put("audience", brief.audience());
        form.put("customerNeed", brief.customerNeed());
        form.put("message", brief.message());
        form.put("channels", brief.channels());
        form.put(
                "budget",
                Optional.ofNullable(brief.budget())
                        .map(BigDecimal::toPlainString)
                        .orElse(null));
        form.put("currency", brief.currency());
        form.put("launchDate", String.valueOf(brief.launchDate()));
        form.put("endDate", String.valueOf(brief.endDate()));
        form.put("priority", proposal.priority().key());
        proposal.marketingPerson().ifPresent(person -> form.put("marketingPerson", person));
        proposal.salesPerson().ifPresent(person -> form.put("salesPerson", person));
        proposal.servicePerson().ifPresent(person -> form.put("servicePerson", person));
        return form;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CampaignView> find(CampaignKey key) {
        return repository.view(key);
    }

    @Override
    @Transactional(readOnly = true)
    public CampaignView get(CampaignKey key) {
        return find(key).orElseThrow(() -> Refusal.unknown("There is no campaign %s.".formatted(key)));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<CampaignKey, CampaignView> named(Collection<CampaignKey> keys) {
        return keys.isEmpty()
                ? Map.of()
                : repository.named(keys).stream().collect(Collectors.toMap(CampaignView::key, view -> view));
    }

    @Override
    public void cancel(CampaignKey key, String reason, PersonId by) {
        Campaign campaign = steered(key, by);
        String why = reason(reason, "Say why the campaign is cancelled.");
        campaign.end(CampaignState.CANCELLED, why, house.now());
        repository.write(campaign);
        events.publishEvent(new CampaignCancelled(key, Optional.of(by), Optional.of(why)));
        processes.message(key, Lifecycle.CANCELLED);
    }

    @Override
    public void pause(CampaignKey key, String reason, PersonId by) {
        Campaign campaign = steered(key, by);
        String why = reason(reason, "Say why the campaign is paused.");
        campaign.pause(why, house.now());
        repository.write(campaign);
        events.publishEvent(new CampaignPaused(key, Optional.of(by), Optional.of(why)));
        processes.suspend(key);
    }

    @Override
    public void resume(CampaignKey key, PersonId by) {
        Campaign campaign = steered(key, by);
        Duration pause = campaign.resume(house.now());
        repository.write(campaign);
        events.publishEvent(new CampaignResumed(key, Optional.of(by)));
        processes.activate(key, pause);
    }

    @Override
    public void changeTriad(CampaignKey key, Department department, PersonId person, PersonId by) {
        Campaign campaign = steered(key, by);
        Person next = people.find(person)
                .filter(found -> found.isMemberOf(department))
                .orElseThrow(() -> Refusal.invalid(
                        "person",
                        "Nobody in %s has the login “%s”."
                                .formatted(department.label(), PlainText.visible(person.value()))));
        PersonId before = campaign.triad().of(department);
        if (before.equals(person)) {
            throw Refusal.invalid(
                    "person", "%s is accountable in %s already.".formatted(next.name(), department.label()));
        }
        if (campaign.triad().includes(person)) {
            throw Refusal.invalid(
                    "person", "%s is accountable in another department of this campaign.".formatted(next.name()));
        }
        campaign.name(department, person);
        repository.write(campaign);
        // The audit log makes one entry of this and of what the timeline says.
        events.publishEvent(AuditedAct.of("TriadChanged")
                .by(by)
                .on(key)
                .about(person.value())
                .detail("%s: %s → %s".formatted(department.key(), before, person))
                .partOf("TriadChanged"));
        events.publishEvent(new TriadChanged(key, Optional.of(by), Optional.of(department), Optional.of(next.name())));
        processes.handTasks(key, department, before, person);
    }

    /** The campaign, if this person may steer it: a member of its triad, a lead of any department, an administrator. */
    private Campaign steered(CampaignKey key, PersonId by) {
        Campaign campaign =
                repository.find(key).orElseThrow(() -> Refusal.unknown("There is no campaign %s.".formatted(key)));
        boolean may = campaign.triad().includes(by)
                || people.find(by)
                        .filter(person -> person.isAdministrator()
                                || java.util.Arrays.stream(Department.values()).anyMatch(person::leads))
                        .isPresent();
        if (!may) {
            throw Refusal.forbidden("Only the triad of %s, a lead or an administrator may do this.".formatted(key));
        }
        return campaign;
    }

    private static String reason(String reason, String sentence) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", sentence);
        }
        if (reason.length() > BriefRules.LONGEST_TEXT) {
            throw Refusal.invalid("reason", "The reason has more than 2,000 characters.");
        }
        PlainText.fault(reason).ifPresent(fault -> {
            throw Refusal.invalid("reason", "The reason " + fault);
        });
        return reason.strip();
    }
}
