package org.triad.site.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.triad.site.DemoLogins;

/** Where everybody comes in. */
@Controller
class LoginPage {

    private final ObjectProvider<DemoLogins> demo;

    LoginPage(ObjectProvider<DemoLogins> demo) {
        this.demo = demo;
    }

    @GetMapping("/login")
    String login(
            Authentication signedIn,
            @SessionAttribute(name = "triad.login.typed", required = false) String typed,
            HttpServletRequest request,
            Model model) {
        if (signedIn != null && signedIn.isAuthenticated()) {
            return "redirect:/";
        }
        if (typed != null) {
            request.getSession().removeAttribute("triad.login.typed");
            model.addAttribute("typed", typed);
        }
        demo.ifAvailable(logins -> {
            model.addAttribute("demoPeople", logins.people());
            model.addAttribute("demoPassword", logins.password());
        });
        return "site/login";
    }
}
