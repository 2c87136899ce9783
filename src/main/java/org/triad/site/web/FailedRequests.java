package org.triad.site.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers whatever a controller throws: below {@code /api} with a problem detail, elsewhere with a page. It goes by the address and not
 * by the controller, because an unknown address has none.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailedRequests {

    private static final String API = "/api/";

    private final Answers answers;
    private final PageReader reader;

    FailedRequests(Answers answers, PageReader reader) {
        this.answers = answers;
        this.reader = reader;
    }

    /** The security chain decides what these mean. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(Exception failure) throws Exception {
        throw failure;
    }

    /** Nobody is listening any more. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void sayNothing() {}

    @ExceptionHandler(Exception.class)
    Object answer(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        Answer answer = answers.to(failure);
        String uri = asked(request);
        return isApi(uri, request.getContextPath()) ? answer.toProblem(uri) : page(answer, response, reader);
    }

    /** The address that was asked for, also where this is a second failure while the first is being answered. */
    static String asked(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .map(Object::toString)
                .orElse(request.getRequestURI());
    }

    static boolean isApi(String uri, String contextPath) {
        return uri != null && (uri + "/").startsWith(contextPath + API);
    }

    static ModelAndView page(Answer answer, HttpServletResponse response, PageReader reader) {
        answer.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        ModelAndView page = new ModelAndView(answer.view(), answer.status());
        page.addObject("answer", answer);
        reader.tell(page);
        return page;
    }
}
