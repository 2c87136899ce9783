package org.triad.site.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.triad.kernel.Refusal;
import org.triad.people.AccountDesk;
import org.triad.people.AccountDesk.Proof;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;
import org.triad.people.ProviderAccounts;
import org.triad.people.TooManyTries;

/** Where somebody who came with a password links the account to the one at the provider, by signing in there, too. */
@Controller
@Conditional(ProviderNamed.class)
class ProviderLinkPage {

    static final String PATH = "/profile/provider";

    private final ProviderSettings settings;
    private final ProviderAccounts accounts;
    private final CurrentPerson person;
    private final AccountDesk desk;
    private final MessageSource messages;

    ProviderLinkPage(
            ProviderSettings settings,
            ProviderAccounts accounts,
            CurrentPerson person,
            AccountDesk desk,
            MessageSource messages) {
        this.settings = settings;
        this.accounts = accounts;
        this.person = person;
        this.desk = desk;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        return page(person.get(), Map.of(), request, model);
    }

    private String page(Person me, Map<String, String> errors, HttpServletRequest request, Model model) {
        model.addAttribute("errors", errors);
        model.addAttribute("me", me);
        model.addAttribute("linked", accounts.isLinked(me.id(), settings.issuer()));
        model.addAttribute("wished", LinkWish.isMade(request, me.id()));
        return "site/provider";
    }

    /**
     * Only notes the wish: the page then leads to the provider, which a form of ours may not. It takes the password, so that nobody at a
     * screen left open opens the account to themselves for good.
     */
    @PostMapping(PATH)
    String wish(
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Person me = person.get();
        try {
            desk.prove(me, new Proof(current, request.getRemoteAddr()));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return page(me, Map.of("current", refusal.getMessage()), request, model);
        } catch (TooManyTries wait) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            String sentence = messages.getMessage(
                    "site.login.wait", new Object[] {wait.seconds()}, LocaleContextHolder.getLocale());
            return page(me, Map.of("current", sentence), request, model);
        }
        LinkWish.make(request, me.id());
        return "redirect:" + PATH;
    }
}
