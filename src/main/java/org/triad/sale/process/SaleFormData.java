package org.triad.sale.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Money;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.sale.LeadNumbers;
import org.triad.sale.domain.SaleWindow;
import org.triad.workflow.FormContents;
import org.triad.workflow.LiveFormData;
import org.triad.workflow.Markdown;

/** Shows in the forms how the campaign sells. */
@Component
class SaleFormData implements LiveFormData {

    private static final Map<String, String> STANDINGS =
            Map.of("onTrack", "on track", "atRisk", "at risk", "offTrack", "off track");

    private final SaleWindow window;
    private final LeadNumbers leads;
    private final Campaigns campaigns;
    private final People people;

    SaleFormData(SaleWindow window, LeadNumbers leads, Campaigns campaigns, People people) {
        this.window = window;
        this.leads = leads;
        this.campaigns = campaigns;
        this.people = people;
    }

    @Override
    public void contribute(CampaignKey campaign, FormContents contents) {
        contents.text("numbers", () -> numbers(campaign));
        contents.text("feedback", () -> feedback(campaign));
        contents.text("demand", () -> Markdown.text(window.openDemand(campaign).orElse("")));
    }

    private String numbers(CampaignKey campaign) {
        LeadNumbers.Numbers numbers = leads.of(List.of(campaign)).get(campaign);
        if (numbers.leads() == 0) {
            return "No leads have been imported yet.";
        }
        String currency = campaigns.get(campaign).brief().currency();
        return Markdown.text("%,d leads: %,d won, %,d lost, %,d engaging, %,d prospecting; won value %s"
                .formatted(
                        numbers.leads(),
                        numbers.won(),
                        numbers.lost(),
                        numbers.engaging(),
                        numbers.prospecting(),
                        Money.of(numbers.value(), currency)));
    }

    private String feedback(CampaignKey campaign) {
        List<SaleWindow.Feedback> given = window.feedback(campaign);
        Map<PersonId, Person> names =
                people.named(given.stream().map(SaleWindow.Feedback::person).toList());
        return given.stream()
                .map(week -> Markdown.labelled(
                        Optional.ofNullable(names.get(week.person()))
                                        .map(Person::name)
                                        .orElse(week.person().value())
                                + ": " + STANDINGS.get(week.standing()),
                        week.feedback()))
                .collect(Collectors.joining());
    }
}
