package org.triad.conversation.web;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.conversation.WatchLists;
import org.triad.kernel.CampaignKey;
import org.triad.people.CurrentPerson;

/** The button on a campaign's page with which one watches it, or does so no longer. */
@Controller
class WatchPage {

    private final WatchLists lists;
    private final CurrentPerson person;
    private final MessageSource messages;

    WatchPage(WatchLists lists, CurrentPerson person, MessageSource messages) {
        this.lists = lists;
        this.person = person;
        this.messages = messages;
    }

    @PostMapping("/campaigns/{key}/watch")
    String watch(@PathVariable CampaignKey key, RedirectAttributes redirect) {
        lists.watch(person.readingCampaigns().id(), key);
        return back(key, "conversation.watch.done", redirect);
    }

    @PostMapping("/campaigns/{key}/unwatch")
    String unwatch(@PathVariable CampaignKey key, RedirectAttributes redirect) {
        lists.unwatch(person.readingCampaigns().id(), key);
        return back(key, "conversation.unwatch.done", redirect);
    }

    private String back(CampaignKey key, String word, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "message", messages.getMessage(word, new Object[] {key.value()}, LocaleContextHolder.getLocale()));
        return "redirect:/campaigns/" + key;
    }
}
