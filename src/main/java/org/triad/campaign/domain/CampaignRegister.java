package org.triad.campaign.domain;

import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.CampaignEvents.CampaignCancelled;
import org.triad.campaign.CampaignEvents.CampaignClosed;
import org.triad.campaign.CampaignEvents.CampaignProposed;
import org.triad.campaign.CampaignEvents.StageReached;
import org.triad.campaign.CampaignState;
import org.triad.campaign.Proposal;
import org.triad.campaign.Triad;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.People;
import org.triad.people.Person;

/** Keeps the campaigns in step with their lifecycle: what its diagram reaches is written down here. */
@Service
@Transactional
public class CampaignRegister {

    private final CampaignRepository repository;
    private final People people;
    private final House house;
    private final ApplicationEventPublisher events;

    CampaignRegister(CampaignRepository repository, People people, House house, ApplicationEventPublisher events) {
        this.repository = repository;
        this.people = people;
        this.house = house;
        this.events = events;
    }

    /** Enters a proposed campaign. */
    public CampaignKey enter(Proposal proposal, PersonId by) {
        Person proposer = people.find(by)
                .filter(person -> person.isMemberOf(Department.MARKETING))
                .orElseThrow(() -> Refusal.forbidden("Campaigns are proposed by Marketing."));
        BriefRules.check(proposal.brief(), house.today());
        Triad triad = triad(proposal, proposer);
        long number = repository.nextNumber();
        Campaign campaign = Campaign.propose(number, proposal, triad, by, house.now());
        repository.enter(campaign, number);
        events.publishEvent(new CampaignProposed(
                campaign.key(), Optional.of(by), Optional.of(proposal.brief().name())));
        return campaign.key();
    }

    public void stageReached(CampaignKey key, String stage) {
        Campaign campaign = get(key);
        campaign.enter(stage, house.now());
        repository.write(campaign);
        events.publishEvent(new StageReached(key, Optional.empty(), Optional.of(stage)));
    }

    public void closed(CampaignKey key) {
        Campaign campaign = get(key);
        campaign.end(CampaignState.CLOSED, null, house.now());
        repository.write(campaign);
        events.publishEvent(new CampaignClosed(key, Optional.empty()));
    }

    /** Its process was cancelled; where nobody has said so in Triad before, it is said now. */
    public void cancelled(CampaignKey key, Optional<PersonId> by, Optional<String> reason) {
        Campaign campaign = get(key);
        if (!campaign.state().isOver()) {
            campaign.end(CampaignState.CANCELLED, reason.orElse(null), house.now());
            repository.write(campaign);
            events.publishEvent(new CampaignCancelled(key, by, reason));
        }
    }

    private Campaign get(CampaignKey key) {
        return repository.find(key).orElseThrow(() -> Refusal.unknown("There is no campaign %s.".formatted(key)));
    }

    private Triad triad(Proposal proposal, Person proposer) {
        Triad triad = new Triad(
                accountable(Department.MARKETING, proposal.marketingPerson(), Optional.of(proposer)),
                accountable(Department.SALES, proposal.salesPerson(), Optional.empty()),
                accountable(Department.SERVICE, proposal.servicePerson(), Optional.empty()));
        if (List.of(triad.marketing(), triad.sales(), triad.service()).stream()
                        .distinct()
                        .count()
                < 3) {
            throw Refusal.invalid(
                    "salesPerson", "The triad is three different people, one accountable in each department.");
        }
        return triad;
    }

    private PersonId accountable(Department department, Optional<String> named, Optional<Person> otherwise) {
        String field = department.key() + "Person";
        if (named.isPresent()) {
            return people.resolve(named.get())
                    .filter(person -> person.isMemberOf(department))
                    .map(Person::id)
                    .orElseThrow(() -> Refusal.invalid(
                            field,
                            "Nobody in %s has the login or e-mail address “%s”. There are: %s."
                                    .formatted(department.label(), named.get(), names(department))));
        }
        return otherwise
                .or(() -> people.leadsOf(department).stream().findFirst())
                .map(Person::id)
                .orElseThrow(() -> Refusal.invalid(
                        field, "%s has no lead. Name the person accountable there.".formatted(department.label())));
    }

    private String names(Department department) {
        return String.join(
                ", ",
                people.membersOf(department).stream()
                        .map(person -> person.name() + " (" + person.id() + ")")
                        .toList());
    }
}
