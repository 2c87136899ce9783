package org.triad.site.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what never reached a controller: what a filter refused, and what failed outside Spring. */
@Controller
class ErrorPage implements ErrorController {

    private final Answers answers;
    private final PageReader reader;

    ErrorPage(Answers answers, PageReader reader) {
        this.answers = answers;
        this.reader = reader;
    }

    @RequestMapping("/error")
    Object answer(HttpServletRequest request, HttpServletResponse response) {
        Answer answer = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? answers.to(failure)
                : answers.to(status(request));
        String uri = FailedRequests.asked(request);
        return FailedRequests.isApi(uri, request.getContextPath()) || !wantsPage(request)
                ? answer.toProblem(uri)
                : FailedRequests.page(answer, response, reader);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Whoever opens the address of the error page itself finds nothing there.
        return code instanceof Integer number
                ? Optional.ofNullable(HttpStatus.resolve(number)).orElse(HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
    }
}
