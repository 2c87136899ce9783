package org.triad.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.triad.kernel.Department;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;

/**
 * Tells every page who reads it: {@code me} is the {@link org.triad.people.Person}, or missing on a page for somebody who is not signed
 * in. A controller that has asked already puts {@code me} into the model itself and spares the question.
 */
@Component
class PageReader implements HandlerInterceptor, WebMvcConfigurer {

    static final String ME = "me";

    /** The address within the application, for the navigation. */
    private static final String HERE = "here";

    /** After how many seconds without a request the session ends, and the page with it. */
    private static final String IDLE = "idle";

    /** Whether the navigation offers to propose a campaign. */
    private static final String PROPOSES = "proposes";

    private final CurrentPerson person;

    PageReader(CurrentPerson person) {
        this.person = person;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView answer) {
        if (answer == null || !answer.hasView() || redirects(answer)) {
            return;
        }
        // The same address answers with a page or, to htmx, with a part of it.
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        answer.addObject(
                HERE,
                ServletRequestPathUtils.getParsedRequestPath(request)
                        .pathWithinApplication()
                        .value());
        HttpSession session = request.getSession(false);
        answer.addObject(IDLE, session == null ? null : session.getMaxInactiveInterval());
        tell(answer);
    }

    /** An error page is drawn by whoever can be asked, and without a name where nobody can. */
    void tell(ModelAndView answer) {
        if (!(answer.getModel().get(ME) instanceof Person)) {
            try {
                answer.addObject(ME, person.get());
            } catch (Refusal | DataAccessException | TransactionException unknown) {
                answer.addObject(ME, null);
            }
        }
        answer.addObject(
                PROPOSES, answer.getModel().get(ME) instanceof Person me && me.isMemberOf(Department.MARKETING));
    }

    private static boolean redirects(ModelAndView answer) {
        String view = answer.getViewName();
        return view == null || view.startsWith("redirect:") || view.startsWith("forward:");
    }
}
