package org.triad.insight.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.campaign.Campaigns;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.people.Absences;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;
import org.triad.workflow.TaskDesk;
import org.triad.workflow.WorkflowSettings;
import org.triad.workflow.WorkingTime;

/** One open task: who has it and when it is due. Leads of its department give it to somebody else and move its due date. */
@Controller
@RequestMapping("/tasks/{id}")
class TaskPage {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final OpenTasks tasks;
    private final TaskDesk desk;
    private final Campaigns campaigns;
    private final People people;
    private final Absences absences;
    private final CurrentPerson person;
    private final WorkingTime time;
    private final WorkflowSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    TaskPage(
            OpenTasks tasks,
            TaskDesk desk,
            Campaigns campaigns,
            People people,
            Absences absences,
            CurrentPerson person,
            WorkingTime time,
            WorkflowSettings settings,
            MessageSource messages,
            Clock clock) {
        this.tasks = tasks;
        this.desk = desk;
        this.campaigns = campaigns;
        this.people = people;
        this.absences = absences;
        this.person = person;
        this.time = time;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A moment as the browser's own field has it.
     *
     * @param due day and time, such as {@code 2027-03-01T17:00}
     * @param zone in which they are meant; the house's where the browser does not say, and refused where it is unknown
     */
    record DueForm(String due, String zone) {

        Instant toInstant(ZoneId house) {
            ZoneId in = in(house)
                    .orElseThrow(() -> Refusal.invalid(
                            "due",
                            "There is no time zone “%s” here. Look at the time again: it is in that of %s now."
                                    .formatted(PlainText.visible(zone), house)));
            try {
                return LocalDateTime.parse(due == null ? "" : due.strip())
                        .atZone(in)
                        .toInstant();
            } catch (java.time.DateTimeException notOne) {
                throw Refusal.invalid("due", "Choose a day and a time.");
            }
        }

        /** Empty where nobody knows such a zone. */
        Optional<ZoneId> in(ZoneId house) {
            try {
                return Optional.of(zone == null || zone.isBlank() ? house : ZoneId.of(zone.strip()));
            } catch (java.time.DateTimeException unknown) {
                return Optional.empty();
            }
        }
    }

    @GetMapping
    String show(@PathVariable String id, Model model) {
        Person me = person.readingCampaigns();
        OpenTask task = tasks.get(id);
        Onlooker onlooker =
                Onlooker.at(clock.instant(), me, task.assignee().stream().toList(), people, absences);
        model.addAttribute("me", me);
        model.addAttribute("campaign", campaigns.get(task.campaign()));
        model.addAttribute("task", Owed.of(task, onlooker));
        model.addAttribute("choices", onlooker.manages(task) ? choices(task) : List.of());
        Instant shown = task.due().orElseGet(() -> time.add(clock.instant(), time.day()));
        model.addAttribute("dueMoment", shown.truncatedTo(ChronoUnit.MINUTES));
        if (!model.containsAttribute("typedDue")) {
            LocalDateTime local =
                    LocalDateTime.ofInstant(shown, settings.zone()).truncatedTo(ChronoUnit.MINUTES);
            model.addAttribute("shownDue", local.toString());
            model.addAttribute("zone", settings.zone().getId());
        }
        return "insight/task";
    }

    /** Whoever may take it beside the one who has it. */
    private List<Person> choices(OpenTask task) {
        return task.groups().stream()
                .sorted()
                .flatMap(group -> Department.ofGroup(group).stream()
                        .flatMap(department -> (group.equals(department.leadsKey())
                                        ? people.leadsOf(department)
                                        : people.membersOf(department))
                                .stream()))
                .filter(colleague -> !task.assignee().equals(Optional.of(colleague.id())))
                .collect(Collectors.toMap(
                        Person::id, colleague -> colleague, (one, same) -> one, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    @PostMapping("/assignee")
    String give(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String assignee,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes redirect) {
        PersonId by = person.readingCampaigns().id();
        OpenTask task = tasks.get(id);
        Optional<PersonId> to = CampaignTasksApi.login(assignee);
        try {
            desk.give(task.id(), CampaignTasksApi.login(from), to, by);
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", refusal.getMessage());
            return "redirect:/tasks/" + task.id();
        }
        String who = to.map(
                        colleague -> people.find(colleague).map(Person::name).orElse(colleague.value()))
                .orElseGet(
                        () -> task.departments().stream().map(Department::label).collect(Collectors.joining(", ")));
        redirect.addFlashAttribute(
                "message", text(to.isPresent() ? "insight.task.given" : "insight.task.givenBack", task.name(), who));
        return "redirect:/campaigns/" + task.campaign();
    }

    @PostMapping("/due")
    String moveDue(@PathVariable String id, @ModelAttribute DueForm form, RedirectAttributes redirect) {
        PersonId by = person.readingCampaigns().id();
        OpenTask task = tasks.get(id);
        Instant due;
        try {
            due = form.toInstant(settings.zone());
            desk.moveDue(task.id(), due, by);
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", refusal.getMessage());
            redirect.addFlashAttribute("typedDue", form.due());
            redirect.addFlashAttribute(
                    "zone", form.in(settings.zone()).orElse(settings.zone()).getId());
            return "redirect:/tasks/" + task.id();
        }
        redirect.addFlashAttribute(
                "message", moved(task, due, form.in(settings.zone()).orElseThrow()));
        return "redirect:/campaigns/" + task.campaign();
    }

    /** Says when it is due now, and when people are back where nobody works then. */
    private String moved(OpenTask task, Instant due, ZoneId zone) {
        String said = text("insight.task.moved", task.name(), MOMENT.format(due.atZone(zone)));
        return time.includes(due)
                ? said
                : said + " "
                        + text(
                                "insight.task.outsideHours",
                                MOMENT.format(time.add(due, Duration.ZERO).atZone(zone)));
    }

    private String text(String word, Object... values) {
        return messages.getMessage(word, values, LocaleContextHolder.getLocale());
    }
}
