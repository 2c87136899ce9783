package org.triad.site.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.triad.site.DemoLogins;

/** Where everybody comes in. */
@Controller
class LoginPage {

    private final ObjectProvider<DemoLogins> demo;

    LoginPage(ObjectProvider<DemoLogins> demo) {
        this.demo = demo;
    }

    @GetMapping("/login")
    String login(Authentication signedIn, Model model) {
        if (signedIn != null && signedIn.isAuthenticated()) {
            return "redirect:/";
        }
        demo.ifAvailable(logins -> {
            model.addAttribute("demoPeople", logins.people());
            model.addAttribute("demoPassword", logins.password());
        });
        return "site/login";
    }
}
