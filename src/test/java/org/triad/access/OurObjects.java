package org.triad.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.triad.campaign.Campaigns;
import org.triad.campaign.Proposal;
import org.triad.kernel.CampaignKey;
import org.triad.people.People;
import org.triad.sale.domain.leads.LeadImports;
import org.triad.sale.domain.leads.Upload;
import org.triad.testing.Journeys;

/** The campaigns and imports the access matrix asks for. */
final class OurObjects {

    static final String OF_THE_MEMBERS = "campaign of the members";
    static final String LEADS = "id,account,stage\n1,Alto,Won\n2,Nirvana,Maybe\n";

    private final Journeys journeys;
    private final Campaigns campaigns;
    private final LeadImports imports;
    private final People people;

    OurObjects(ApplicationContext context) {
        this.journeys = context.getBean(Journeys.class);
        this.campaigns = context.getBean(Campaigns.class);
        this.imports = context.getBean(LeadImports.class);
        this.people = context.getBean(People.class);
    }

    /** On sale; carried by the leads of the departments. */
    CampaignKey onSale() {
        return journeys.inSale().campaign();
    }

    /** A new one, carried by the leads or, if the object says so, by a member of each department. */
    CampaignKey proposed(String object) {
        boolean members = object.equals(OF_THE_MEMBERS);
        return campaigns.propose(
                new Proposal(journeys.brief(), named(members, "ben"), named(members, "aisha"), named(members, "tom")),
                Journeys.MARA);
    }

    CampaignKey paused(String object) {
        CampaignKey campaign = proposed(object);
        campaigns.pause(campaign, "Nobody is in the house.", Journeys.MARA);
        return campaign;
    }

    private static Optional<String> named(boolean members, String login) {
        return Optional.of(login).filter(person -> members);
    }

    /** A file that was uploaded and waits to be confirmed. */
    long uploaded(CampaignKey campaign) {
        return imports.upload(
                        campaign,
                        new Upload("leads.csv", new ByteArrayResource(LEADS.getBytes(StandardCharsets.UTF_8))),
                        people.find(Journeys.JONAS).orElseThrow())
                .id();
    }

    /** An import that was begun, of which one row is refused. */
    long imported(CampaignKey campaign) {
        return imports.begin(campaign, "leads.csv", LEADS, StandardCharsets.UTF_8, Journeys.JONAS);
    }

    /** What a campaign's rows say, to tell whether something has changed. */
    String state(CampaignKey campaign) {
        return campaigns.get(campaign).toString();
    }
}
