package org.triad.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;

class AnswersTest {

    private final Answers answers = new Answers(messages());

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @ParameterizedTest
    @CsvSource({"INVALID, 400", "FORBIDDEN, 403", "UNKNOWN, 404", "CONFLICT, 409"})
    void aRefusalKeepsItsSentenceUnderTheStatusOfItsKind(Refusal.Kind kind, int status) {
        Answer answer = answers.to(new Refusal(kind, "Not today.", List.of()));

        assertThat(answer.status().value()).isEqualTo(status);
        assertThat(answer.sentence()).isEqualTo("Not today.");
    }

    @Test
    void aRefusalIsFoundBehindWhatWrapsIt() {
        Answer answer =
                answers.to(new IllegalStateException("outer", new RuntimeException(Refusal.conflict("Later."))));

        assertThat(answer.status()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(answer.sentence()).isEqualTo("Later.");
    }

    @Test
    void violationsAreNamedFieldByField() {
        Answer answer = answers.to(
                Refusal.invalid(List.of(new Violation("name", "A name."), new Violation("budget", "A budget."))));

        assertThat(answer.violations()).extracting(Violation::field).containsExactly("name", "budget");
        assertThat(problem(answer).getProperties()).containsEntry("violations", answer.violations());
    }

    @Test
    void whatNobodyForesawSaysNothingOfTheInside() {
        Answer answer = answers.to(new IllegalStateException("select * from secret"));

        assertThat(answer.status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(problem(answer).toString()).doesNotContain("secret").contains(answer.reference());
    }

    @Test
    void everyAnswerHasItsOwnReference() {
        assertThat(answers.to(HttpStatus.NOT_FOUND).reference())
                .matches("[2-9A-Z]{4}-[2-9A-Z]{4}")
                .isNotEqualTo(answers.to(HttpStatus.NOT_FOUND).reference());
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P03", "25006"})
    void aDatabaseThatIsGoneIsWorthTryingAgain(String state) {
        Answer answer = answers.to(new RuntimeException(new SQLException("gone", state)));

        assertThat(answer.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("5");
    }

    @Test
    void noConnectionIsWorthTryingAgain() {
        assertThat(List.of(
                        answers.to(new DataAccessResourceFailureException("none")),
                        answers.to(new CannotCreateTransactionException("none"))))
                .extracting(Answer::status)
                .containsOnly(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void anOrdinaryErrorOfTheDatabaseIsOurFault() {
        assertThat(answers.to(new RuntimeException(new SQLException("syntax", "42601")))
                        .status())
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    @Test
    void twoPeopleAtOnceAreToldSo() {
        /** What the engine throws has this name. */
        class OptimisticLockingException extends RuntimeException {}

        assertThat(List.of(
                        answers.to(new OptimisticLockingFailureException("version")),
                        answers.to(new DuplicateKeyException("key")),
                        answers.to(new RuntimeException(new OptimisticLockingException()))))
                .extracting(Answer::status)
                .containsOnly(HttpStatus.CONFLICT);
    }

    @Test
    void requestsThatCannotBeReadAreTheCallersToMend() throws Exception {
        assertThat(status(new HttpMessageNotReadableException("bad", new MockHttpInputMessage(new byte[0]))))
                .isEqualTo(400);
        assertThat(status(new MissingServletRequestParameterException("name", "String")))
                .isEqualTo(400);
        assertThat(status(new MultipartException("cut"))).isEqualTo(400);
        assertThat(status(new MaxUploadSizeExceededException(10))).isEqualTo(413);
        assertThat(status(new HttpMediaTypeNotSupportedException(MediaType.TEXT_PLAIN, List.of())))
                .isEqualTo(415);
        assertThat(status(new NoResourceFoundException(HttpMethod.GET, "nope"))).isEqualTo(404);
    }

    @Test
    void whichMethodsAreAllowedIsSaid() {
        Answer answer = answers.to(new HttpRequestMethodNotSupportedException("DELETE", List.of("GET", "POST")));

        assertThat(answer.status().value()).isEqualTo(405);
        assertThat(answer.headers().getAllow()).containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.POST);
    }

    @Test
    void anAddressThatIsNoneIsLeftOut() {
        Answer answer = answers.to(HttpStatus.NOT_FOUND);

        assertThat(body(answer.toProblem("/api/{x}|")).getInstance()).isNull();
        assertThat(body(answer.toProblem("/api/x")).getInstance()).isEqualTo(URI.create("/api/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, error/4xx",
        "403, error/403",
        "404, error/404",
        "409, error/409",
        "413, error/4xx",
        "500, error/5xx",
        "503, error/5xx"
    })
    void everyStatusHasAPage(int status, String view) {
        assertThat(answers.to(HttpStatus.valueOf(status)).view()).isEqualTo(view);
    }

    private int status(Exception failure) {
        return answers.to(failure).status().value();
    }

    private static ProblemDetail problem(Answer answer) {
        return body(answer.toProblem("/api/x"));
    }

    private static ProblemDetail body(ResponseEntity<Object> answer) {
        return (ProblemDetail) answer.getBody();
    }
}
