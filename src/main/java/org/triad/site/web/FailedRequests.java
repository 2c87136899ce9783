package org.triad.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
        return isApi(request.getRequestURI(), request.getContextPath())
                ? answer.toProblem(request.getRequestURI())
                : page(answer, response, reader);
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
