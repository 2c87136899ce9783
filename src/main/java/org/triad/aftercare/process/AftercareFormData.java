package org.triad.aftercare.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.triad.aftercare.domain.Handovers;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.FormContents;
import org.triad.workflow.LiveFormData;
import org.triad.workflow.Markdown;

/** Shows in the forms what was handed over and what was learned. */
@Component
class AftercareFormData implements LiveFormData {

    private final Handovers handovers;
    private final People people;

    AftercareFormData(Handovers handovers, People people) {
        this.handovers = handovers;
        this.people = people;
    }

    @Override
    public void contribute(CampaignKey campaign, FormContents contents) {
        contents.text("handover", () -> handover(campaign));
        contents.text("lookBack", () -> lookBack(campaign));
        contents.field(
                "sold", () -> last(campaign).map(Handovers.Handover::sold).orElse(null));
        contents.field(
                "promised",
                () -> last(campaign).map(Handovers.Handover::promised).orElse(null));
        contents.field(
                "openPoints",
                () -> last(campaign).map(Handovers.Handover::openPoints).orElse(null));
    }

    private Optional<Handovers.Handover> last(CampaignKey campaign) {
        return handovers.handovers(campaign).stream().findFirst();
    }

    private String handover(CampaignKey campaign) {
        List<Handovers.Handover> tries = handovers.handovers(campaign);
        Map<PersonId, Person> names =
                named(tries.stream().map(Handovers.Handover::by).toList());
        return tries.stream()
                .map(one -> Markdown.labelled("Sold, by " + name(names, one.by()), one.sold())
                        + Markdown.labelled("Promised", one.promised())
                        + Markdown.labelled("Open points", one.openPoints())
                        + Markdown.labelled("Bounced by Service because", one.reason()))
                .collect(Collectors.joining());
    }

    private String lookBack(CampaignKey campaign) {
        List<Handovers.LookBack> learned = handovers.lookBacks(campaign);
        Map<PersonId, Person> names =
                named(learned.stream().map(Handovers.LookBack::person).toList());
        return learned.stream()
                .map(one -> Markdown.labelled(
                                "%s (%s): what went well"
                                        .formatted(one.department().label(), name(names, one.person())),
                                one.wentWell())
                        + Markdown.labelled("What to do differently", one.improve()))
                .collect(Collectors.joining());
    }

    private Map<PersonId, Person> named(Collection<PersonId> ids) {
        return people.named(ids);
    }

    private static String name(Map<PersonId, Person> names, PersonId id) {
        return Optional.ofNullable(names.get(id)).map(Person::name).orElse(id.value());
    }
}
