package org.triad.insight.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.insight.CampaignList;
import org.triad.insight.CampaignList.Query;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.Absences;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.Lifecycle;
import org.triad.workflow.Lifecycle.Stage;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;

/** Where every campaign stands, and who owes what since when. */
@Controller
class CampaignsPage {

    private final CampaignList list;
    private final OpenTasks openTasks;
    private final Lifecycle lifecycle;
    private final People people;
    private final Absences absences;
    private final CurrentPerson person;
    private final Clock clock;

    CampaignsPage(
            CampaignList list,
            OpenTasks openTasks,
            Lifecycle lifecycle,
            People people,
            Absences absences,
            CurrentPerson person,
            Clock clock) {
        this.list = list;
        this.openTasks = openTasks;
        this.lifecycle = lifecycle;
        this.people = people;
        this.absences = absences;
        this.person = person;
        this.clock = clock;
    }

    @GetMapping("/")
    String root() {
        return "redirect:/campaigns";
    }

    @GetMapping("/campaigns")
    String campaigns(
            @ModelAttribute("filter") CampaignFilter filter,
            HtmxRequest htmx,
            HttpServletResponse response,
            Model model) {
        Person me = person.readingCampaigns();
        CampaignList.Page page = list.find(filter.toQuery());
        model.addAttribute("me", me);
        model.addAttribute("page", page);
        model.addAttribute("pages", Math.max(1, (page.found() + Query.PAGE_SIZE - 1) / Query.PAGE_SIZE));
        model.addAttribute("rows", rows(page.campaigns(), me));
        if (htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest()) {
            response.setHeader("HX-Push-Url", response.encodeURL(filter.address()));
            return "insight/campaigns :: found";
        }
        model.addAttribute("stages", lifecycle.stages());
        model.addAttribute("departments", Department.values());
        model.addAttribute("states", CampaignState.values());
        model.addAttribute("colleagues", colleagues());
        return "insight/campaigns";
    }

    private List<CampaignRow> rows(List<CampaignView> campaigns, Person me) {
        List<Stage> stages = lifecycle.stages();
        Map<CampaignKey, List<OpenTask>> tasks =
                openTasks.of(campaigns.stream().map(CampaignView::key).toList());
        Onlooker onlooker = Onlooker.at(clock.instant(), me, mentioned(campaigns, tasks), people, absences);
        return campaigns.stream()
                .map(campaign -> CampaignRow.of(campaign, stages, tasks.get(campaign.key()), onlooker))
                .toList();
    }

    private static Set<PersonId> mentioned(List<CampaignView> campaigns, Map<CampaignKey, List<OpenTask>> tasks) {
        Set<PersonId> ids = new HashSet<>();
        campaigns.forEach(campaign ->
                Arrays.stream(Department.values()).map(campaign.triad()::of).forEach(ids::add));
        tasks.values().forEach(each -> each.forEach(task -> task.assignee().ifPresent(ids::add)));
        return ids;
    }

    private Map<String, List<Person>> colleagues() {
        Map<String, List<Person>> colleagues = new LinkedHashMap<>();
        for (Department department : Department.values()) {
            colleagues.put(department.label(), people.membersOf(department));
        }
        return colleagues;
    }
}
