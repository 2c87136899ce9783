package org.triad.site.oidc;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;
import org.triad.people.ProviderAccounts;

/** Where somebody who came with a password links the account to the one at the provider, by signing in there, too. */
@Controller
@Conditional(ProviderNamed.class)
class ProviderLinkPage {

    static final String PATH = "/profile/provider";

    private final ProviderSettings settings;
    private final ProviderAccounts accounts;
    private final CurrentPerson person;

    ProviderLinkPage(ProviderSettings settings, ProviderAccounts accounts, CurrentPerson person) {
        this.settings = settings;
        this.accounts = accounts;
        this.person = person;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        Person me = person.get();
        model.addAttribute("me", me);
        model.addAttribute("linked", accounts.isLinked(me.id(), settings.issuer()));
        model.addAttribute("wished", LinkWish.isMade(request, me.id()));
        return "site/provider";
    }

    /** Only notes the wish: the page then leads to the provider, which a form of ours may not. */
    @PostMapping(PATH)
    String wish(HttpServletRequest request) {
        LinkWish.make(request, person.get().id());
        return "redirect:" + PATH;
    }
}
