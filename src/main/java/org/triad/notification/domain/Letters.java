package org.triad.notification.domain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.conversation.Timeline;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.PlainText;
import org.triad.notification.domain.Letter.Button;
import org.triad.notification.domain.Letter.Detail;
import org.triad.notification.domain.Letter.Item;
import org.triad.notification.domain.Letter.Section;
import org.triad.notification.domain.Letter.Voice;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.WorkflowSettings;

/** Writes out what messages say. A page of them needs two statements, and one for each decided round. */
@Component
@EnableConfigurationProperties({MessageSettings.class, SiteAddress.class})
public class Letters {

    private static final Locale LANGUAGE = Locale.ENGLISH;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE, d MMM yyyy, HH:mm", LANGUAGE);
    private static final int ENTRIES_OF_A_ROUND = 100;

    private final Campaigns campaigns;
    private final People people;
    private final Timeline timeline;
    private final MessageSource messages;
    private final WorkflowSettings settings;
    private final SiteAddress site;

    Letters(
            Campaigns campaigns,
            People people,
            Timeline timeline,
            MessageSource messages,
            WorkflowSettings settings,
            SiteAddress site) {
        this.campaigns = campaigns;
        this.people = people;
        this.timeline = timeline;
        this.messages = messages;
        this.settings = settings;
        this.site = site;
    }

    /** The letter of each, by the message's id; links are whole addresses. */
    public Map<Long, Letter> of(Collection<Message> all) {
        return of(all, site::link);
    }

    /** As a page of Triad shows it: links stay where the reader is. */
    public Letter onPage(Message message) {
        return of(List.of(message), UnaryOperator.identity()).get(message.id());
    }

    private Map<Long, Letter> of(Collection<Message> all, UnaryOperator<String> link) {
        Map<CampaignKey, CampaignView> named = campaigns.named(
                all.stream().flatMap(message -> message.campaign().stream()).collect(Collectors.toSet()));
        Map<PersonId, Person> persons = people.named(
                all.stream().flatMap(message -> message.by().stream()).collect(Collectors.toSet()));
        return all.stream()
                .collect(Collectors.toMap(
                        Message::id,
                        message -> letter(
                                message,
                                message.campaign().map(named::get),
                                message.by().map(persons::get).map(Person::name),
                                link)));
    }

    public Letter of(Message message) {
        return of(List.of(message)).get(message.id());
    }

    private Letter letter(
            Message message, Optional<CampaignView> campaign, Optional<String> by, UnaryOperator<String> link) {
        String place = campaign.map(known -> known.key() + " " + known.brief().name())
                .or(() -> message.campaign().map(CampaignKey::value))
                .orElse("");
        String subject = campaign.map(known ->
                        "[%s] %s – %s".formatted(known.key(), known.brief().name(), message.headline()))
                .orElse(message.headline());
        return new Letter(
                PlainText.visible(PlainText.inOneLine(subject)).strip(),
                place,
                message.headline(),
                sentence(message, by.orElse("Triad")),
                details(message, campaign),
                voices(message, by.orElse("Triad")),
                sections(message, link),
                button(message, link),
                because(message),
                link.apply("/preferences"));
    }

    private String sentence(Message message, String by) {
        boolean forDepartment =
                message.event().equals("taskAssigned") && message.fact("to").isEmpty();
        return words(
                "notification.sentence." + message.event() + (forDepartment ? ".department" : ""),
                message.fact("task"),
                outcome(message.fact("outcome")),
                message.department().map(Department::label).orElse("the leads"),
                by,
                message.fact("sentence"),
                message.fact("until"));
    }

    private List<Detail> details(Message message, Optional<CampaignView> campaign) {
        List<Detail> details = new ArrayList<>();
        campaign.ifPresent(known -> details.add(new Detail(
                words("notification.detail.campaign"),
                known.key() + " " + known.brief().name())));
        if (!message.fact("starts").isEmpty()) {
            details.add(new Detail(words("notification.detail.starts"), moment(message.fact("starts"))));
        }
        if (!message.fact("due").isEmpty()) {
            details.add(new Detail(words("notification.detail.due"), moment(message.fact("due"))));
        }
        if (message.task().isPresent()) {
            message.department()
                    .ifPresent(department ->
                            details.add(new Detail(words("notification.detail.department"), department.label())));
        }
        return details;
    }

    private String moment(String instant) {
        return MOMENT.format(Instant.parse(instant).atZone(settings.zone())) + " ("
                + settings.zone().getId() + ")";
    }

    /** What was written with it; of a decided round the reviews it came of. */
    private List<Voice> voices(Message message, String by) {
        if (message.event().equals("roundDecided")) {
            return reviews(message);
        }
        return Stream.of(message.fact("words"))
                .filter(text -> !text.isBlank())
                .map(text -> new Voice(by, "", text))
                .toList();
    }

    private List<Voice> reviews(Message message) {
        return timeline.of(message.campaign().orElseThrow(), Long.MAX_VALUE, ENTRIES_OF_A_ROUND).stream()
                .filter(entry -> !entry.at().isAfter(message.createdAt()))
                .takeWhile(entry -> !entry.act().equals("RoundSealed"))
                .filter(entry ->
                        entry.act().equals("ReviewGiven") || entry.act().equals("DepartmentsAligned"))
                .map(entry -> new Voice(
                        entry.department().map(Department::label).orElse("The leads"),
                        outcome(entry.outcome().orElse("")),
                        entry.words().orElse("")))
                .toList();
    }

    private List<Section> sections(Message message, UnaryOperator<String> link) {
        return StreamSupport.stream(message.facts().path("sections").spliterator(), false)
                .map(section -> new Section(
                        words("notification.digest." + section.path("title").asText()),
                        items(section.path("items"), link)))
                .toList();
    }

    private List<Item> items(JsonNode items, UnaryOperator<String> link) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> new Item(
                        item.path("text").asText(),
                        item.path("note").asText(),
                        Optional.of(item.path("path").asText())
                                .filter(path -> path.startsWith("/"))
                                .map(link)))
                .toList();
    }

    /** Into the task while there is one, otherwise to the page. */
    private Button button(Message message, UnaryOperator<String> link) {
        boolean ended = message.kind() == MessageKind.UNANSWERED;
        if (message.task().isPresent() && !ended) {
            return new Button(
                    words("notification.button.task"),
                    link.apply("/camunda/app/tasklist/default/#/?task="
                            + message.task().get()));
        }
        if (message.kind() == MessageKind.ACCOUNT) {
            return new Button(words("notification.button.account"), link.apply("/profile"));
        }
        if (!message.fact("path").isEmpty()) {
            return new Button(
                    words("notification.button."
                            + switch (message.kind()) {
                                case COVERING -> "tasklist";
                                case SWITCHED_OFF -> "destination";
                                default -> "sync";
                            }),
                    link.apply(message.fact("path")));
        }
        return message.campaign()
                .map(key -> new Button(words("notification.button.campaign"), link.apply("/campaigns/" + key)))
                .orElse(new Button(words("notification.button.campaigns"), link.apply("/campaigns")));
    }

    private String because(Message message) {
        String audience = message.audience().name();
        return messages.getMessage(
                "notification.because.%s.%s".formatted(audience, message.kind().name()),
                null,
                messages.getMessage(
                        "notification.because." + audience,
                        new Object[] {
                            message.department().map(Department::label).orElse("a department")
                        },
                        LANGUAGE),
                LANGUAGE);
    }

    private String outcome(String key) {
        return key.isEmpty()
                ? ""
                : messages.getMessage(
                        "outcome." + key,
                        null,
                        org.springframework.util.StringUtils.capitalize(key.replace('-', ' ')),
                        LANGUAGE);
    }

    private String words(String code, Object... values) {
        return messages.getMessage(code, values, LANGUAGE);
    }
}
