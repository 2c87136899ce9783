package org.triad.site.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.triad.people.AdministratorMaker;
import org.triad.people.PasswordDoor;
import org.triad.people.Person;
import org.triad.site.oidc.ProviderSettings.Passwords;

/** Shows the login page and the profile that there is a provider, and keeps the door for passwords as the settings say. */
@Component
@Conditional(ProviderNamed.class)
class ProviderDoor implements PasswordDoor, AdministratorMaker, HandlerInterceptor, WebMvcConfigurer {

    /** What the templates know. */
    public record Button(String label, String address, boolean onlyDoor, boolean mainDoor) {}

    private final Passwords passwords;
    private final Button button;

    ProviderDoor(ProviderSettings settings) {
        passwords = settings.usable().passwords();
        button = new Button(
                settings.label().isBlank() ? "OpenID Connect" : settings.label(),
                "/oauth2/authorization/" + ProviderRegistration.ID,
                passwords == Passwords.NOBODY,
                passwords != Passwords.EVERYBODY);
    }

    @Override
    public boolean isOpenTo(Person person) {
        return switch (passwords) {
            case EVERYBODY -> true;
            case ADMINISTRATORS -> person.isAdministrator();
            case NOBODY -> false;
        };
    }

    /** Where nobody comes in with a password, a first administrator with a password is of no use: the provider names them. */
    @Override
    public boolean makesAdministrator() {
        return passwords == Passwords.NOBODY;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/login", "/profile", ProviderLinkPage.PATH);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView answer) {
        if (answer == null || !answer.hasView()) {
            return;
        }
        answer.addObject("provider", button);
        failure(request.getParameter("provider")).ifPresent(why -> answer.addObject("providerFailure", why.word()));
    }

    private static Optional<SignInFailure> failure(String word) {
        return Arrays.stream(SignInFailure.values())
                .filter(why -> why.word().equals(word))
                .findFirst();
    }
}
