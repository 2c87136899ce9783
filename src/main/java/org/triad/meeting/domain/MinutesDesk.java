package org.triad.meeting.domain;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;
import org.triad.people.People;
import org.triad.people.Person;

/** Reads what somebody typed as minutes, and says everything that is wrong with it at once. */
@Component
public class MinutesDesk {

    private static final int FURTHEST_YEARS = 1;

    private final People people;
    private final Campaigns campaigns;
    private final SyncTimes times;

    MinutesDesk(People people, Campaigns campaigns, SyncTimes times) {
        this.people = people;
        this.campaigns = campaigns;
        this.times = times;
    }

    /**
     * An action item as it was typed.
     *
     * @param field what the names of its fields begin with
     * @param person login or e-mail address
     * @param due a day such as 2027-03-31
     * @param campaign key of a campaign
     */
    public record Typed(
            String field,
            Optional<String> what,
            Optional<String> person,
            Optional<String> due,
            Optional<String> campaign) {

        boolean isEmpty() {
            return what.isEmpty() && person.isEmpty() && due.isEmpty() && campaign.isEmpty();
        }
    }

    /**
     * @throws Refusal (invalid) naming each field that has to be corrected
     */
    public Minutes read(String text, List<Typed> typed) {
        List<Violation> wrong = new ArrayList<>();
        List<Agreement> agreements = new ArrayList<>();
        for (Typed item : typed) {
            if (!item.isEmpty()) {
                read(item, wrong).ifPresent(agreements::add);
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        return new Minutes(text, agreements);
    }

    private Optional<Agreement> read(Typed item, List<Violation> wrong) {
        int before = wrong.size();
        String what = item.what().orElse("");
        if (what.isEmpty()) {
            wrong.add(new Violation(item.field() + "What", "Say what is to be done."));
        }
        Optional<Person> person = person(item, what, wrong);
        Optional<LocalDate> due = due(item, what, wrong);
        Optional<CampaignKey> campaign = campaign(item, wrong);
        return wrong.size() == before
                ? Optional.of(new Agreement(person.orElseThrow().id(), what, due.orElseThrow(), campaign))
                : Optional.empty();
    }

    private Optional<Person> person(Typed item, String what, List<Violation> wrong) {
        Optional<Person> person = item.person().flatMap(people::resolve);
        if (item.person().isEmpty()) {
            wrong.add(new Violation(item.field() + "Person", "Say who does “%s”.".formatted(shortened(what))));
        } else if (person.isEmpty()) {
            wrong.add(new Violation(
                    item.field() + "Person",
                    "Nobody here has the login or e-mail address “%s”."
                            .formatted(shortened(PlainText.visible(item.person().get())))));
        } else if (!person.get().hasDepartment()) {
            wrong.add(new Violation(
                    item.field() + "Person",
                    "%s belongs to no department, so nobody can give them a task."
                            .formatted(person.get().name())));
        }
        return person;
    }

    private Optional<LocalDate> due(Typed item, String what, List<Violation> wrong) {
        String field = item.field() + "Due";
        if (item.due().isEmpty()) {
            wrong.add(new Violation(field, "Say until when “%s” is done.".formatted(shortened(what))));
            return Optional.empty();
        }
        try {
            LocalDate due = LocalDate.parse(item.due().get());
            if (due.isBefore(times.today())) {
                wrong.add(new Violation(field, "%s is over. Choose a day from today on.".formatted(due)));
            } else if (due.isAfter(times.today().plusYears(FURTHEST_YEARS))) {
                wrong.add(new Violation(field, "%s is more than a year ahead. Choose an earlier day.".formatted(due)));
            }
            return Optional.of(due);
        } catch (DateTimeParseException notADay) {
            wrong.add(new Violation(field, "A day is written such as 2027-03-31."));
            return Optional.empty();
        }
    }

    private Optional<CampaignKey> campaign(Typed item, List<Violation> wrong) {
        if (item.campaign().isEmpty()) {
            return Optional.empty();
        }
        String field = item.field() + "Campaign";
        String typed = item.campaign().get();
        Optional<CampaignKey> key = CampaignKey.parse(typed.toUpperCase(java.util.Locale.ROOT));
        var campaign = key.flatMap(campaigns::find);
        if (campaign.isEmpty()) {
            wrong.add(
                    new Violation(field, "There is no campaign “%s”.".formatted(shortened(PlainText.visible(typed)))));
        } else if (campaign.get().state().isOver()) {
            wrong.add(new Violation(field, "%s is over; nothing can be done for it.".formatted(key.get())));
        }
        return key;
    }

    private static String shortened(String text) {
        int longest = 40;
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }
}
