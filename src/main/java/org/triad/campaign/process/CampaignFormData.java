package org.triad.campaign.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.triad.campaign.Brief;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.campaign.domain.Drafts;
import org.triad.campaign.domain.Launches;
import org.triad.campaign.domain.Rounds;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.FormContents;
import org.triad.workflow.LiveFormData;
import org.triad.workflow.Markdown;

/** Shows in every task's form the brief and what has been said about it so far. */
@Component
class CampaignFormData implements LiveFormData {

    private static final Map<String, String> WORDS = Map.of(
            "endorse", "endorses",
            "requestChanges", "requests changes",
            "reject", "rejects",
            "approved", "approved",
            "rework", "rework",
            "rejected", "rejected");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Campaigns campaigns;
    private final Drafts drafts;
    private final Rounds rounds;
    private final Launches launches;
    private final People people;

    CampaignFormData(Campaigns campaigns, Drafts drafts, Rounds rounds, Launches launches, People people) {
        this.campaigns = campaigns;
        this.drafts = drafts;
        this.rounds = rounds;
        this.launches = launches;
        this.people = people;
    }

    @Override
    public void contribute(CampaignKey key, FormContents contents) {
        CampaignView campaign = campaigns.get(key);
        contents.text(
                "headline", () -> Markdown.text(key + " " + campaign.brief().name()));
        contents.text("brief", () -> brief(campaign));
        contents.text("earlyInput", () -> earlyInput(key));
        contents.text("reviews", () -> reviews(key));
        contents.text("preparation", () -> preparation(key));
        contents.text("decisions", () -> decisions(key));
        BriefForm.prefill(contents, campaign::brief);
    }

    private String brief(CampaignView campaign) {
        Brief brief = campaign.brief();
        Map<PersonId, Person> names = people.named(
                Stream.of(Department.values()).map(campaign.triad()::of).toList());
        String triad = Stream.of(Department.values())
                .map(department ->
                        department.label() + ": " + name(names, campaign.triad().of(department)))
                .collect(Collectors.joining(", "));
        return Markdown.labelled("Objective", brief.objective())
                + Markdown.labelled("Audience", brief.audience())
                + Markdown.labelled("Customer need", brief.customerNeed())
                + Markdown.labelled("Message", brief.message())
                + Markdown.labelled("Channels", brief.channelLabels())
                + Markdown.labelled("Budget", brief.money().toString())
                + Markdown.labelled("Runs", "from %s to %s".formatted(day(brief.launchDate()), day(brief.endDate())))
                + Markdown.labelled("Triad", triad);
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }

    private String earlyInput(CampaignKey key) {
        List<Drafts.EarlyInput> inputs = drafts.earlyInput(key);
        Map<PersonId, Person> names =
                named(inputs.stream().map(Drafts.EarlyInput::person).toList());
        return inputs.stream()
                .map(input -> said(input.department(), names, input.person(), "", input.input()))
                .collect(Collectors.joining());
    }

    private String reviews(CampaignKey key) {
        List<Rounds.Review> reviews = rounds.reviews(key);
        List<Rounds.Alignment> alignments = rounds.alignments(key);
        Map<PersonId, Person> names = named(Stream.concat(
                        reviews.stream().flatMap(review -> review.person().stream()),
                        alignments.stream().map(Rounds.Alignment::person))
                .toList());
        return Stream.concat(
                        reviews.stream()
                                .map(review -> review.person()
                                        .map(person -> said(
                                                review.department(),
                                                names,
                                                person,
                                                " " + WORDS.get(review.verdict().key()) + " in round " + review.round(),
                                                Optional.ofNullable(review.reason())
                                                        .orElse("Nothing to change.")))
                                        .orElseGet(() -> unanswered(review))),
                        alignments.stream()
                                .map(agreed -> Markdown.labelled(
                                        "The departments aligned in round %d: %s (recorded by %s)"
                                                .formatted(
                                                        agreed.round(),
                                                        WORDS.getOrDefault(
                                                                Optional.ofNullable(agreed.outcome())
                                                                        .orElse(""),
                                                                "agreed"),
                                                        name(names, agreed.person())),
                                        agreed.reason())))
                .collect(Collectors.joining());
    }

    private static String unanswered(Rounds.Review review) {
        return Markdown.labelled(
                "%s gave no response in round %d".formatted(review.department().label(), review.round()),
                "The time of the deadline policy was over.");
    }

    private String preparation(CampaignKey key) {
        List<Launches.Preparation> preparations = launches.preparations(key);
        Map<PersonId, Person> names =
                named(preparations.stream().map(Launches.Preparation::person).toList());
        return preparations.stream()
                .map(ready -> said(ready.department(), names, ready.person(), " is prepared", ready.result()))
                .collect(Collectors.joining());
    }

    private String decisions(CampaignKey key) {
        List<Launches.Go> decisions = launches.decisions(key);
        Map<PersonId, Person> names =
                named(decisions.stream().map(Launches.Go::person).toList());
        return decisions.stream()
                .map(go -> said(
                        go.department(),
                        names,
                        go.person(),
                        go.isGo()
                                ? " says go"
                                : " says no-go; to prepare again: "
                                        + go.redo().stream()
                                                .map(Department::label)
                                                .collect(Collectors.joining(", ")),
                        Optional.ofNullable(go.reason()).orElse("Nothing is missing.")))
                .collect(Collectors.joining());
    }

    private Map<PersonId, Person> named(Collection<PersonId> ids) {
        return people.named(ids);
    }

    private static String said(
            Department department, Map<PersonId, Person> names, PersonId person, String what, String words) {
        return Markdown.labelled("%s (%s)%s".formatted(department.label(), name(names, person), what), words);
    }

    private static String name(Map<PersonId, Person> names, PersonId id) {
        return Optional.ofNullable(names.get(id)).map(Person::name).orElse(id.value());
    }
}
