package org.triad.workflow.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What callers of the engine's interfaces learn of its failures. */
class EngineFailuresTest {

    private static final String INSIDE =
            "{\"type\":\"ProcessEngineException\",\"message\":\"### Error querying database. Cause: org.postgresql.util.PSQLException\"}";

    @Test
    void theTextOfAnUnforeseenFailureStaysInTheLog() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/engine-rest/task");
        request.setAttribute(RefusedRequest.FAILED, true);

        MockHttpServletResponse answer = answer(request, 500, INSIDE);

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString())
                .contains("Something went wrong inside the engine.", "reference")
                .doesNotContain("###", "postgres", "Exception");
    }

    @Test
    void namesOfClassesAreNotGivenAwayWhereARequestWasWrong() throws Exception {
        assertThat(answer(
                                "/engine-rest/task",
                                400,
                                "{\"message\":\"Cannot deserialize value of type org.camunda.bpm.engine.rest.dto.TaskDto\"}")
                        .getContentAsString())
                .contains("could not work with what it was sent")
                .doesNotContain("camunda");
    }

    @Test
    void whatTheEngineHasNotIsMissingAndNoFailure() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/engine-rest/execution/1/localVariables");
        request.setAttribute(RefusedRequest.MISSING, true);

        MockHttpServletResponse answer = answer(request, 500, INSIDE);

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString())
                .isEqualTo("{\"type\":\"Failure\",\"message\":\"The engine has nothing under this address, or not"
                        + " what the request names.\"}");
    }

    @Test
    void whatFailsBeforeTheEngineBeginsToWorkIsTheRequests() throws Exception {
        MockHttpServletResponse answer = answer(
                "/engine-rest/task/1/complete",
                500,
                "{\"type\":\"NullPointerException\",\"message\":\"VariableValueDto is null\"}");

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("could not work with what it was sent")
                .doesNotContain("VariableValueDto");
    }

    @Test
    void whatFailsInItsWorkIsAFailure() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/engine-rest/task/1/complete");
        request.setAttribute(RefusedRequest.FAILED, true);

        assertThat(answer(request, 500, "{\"type\":\"NullPointerException\",\"message\":\"x is null\"}")
                        .getStatus())
                .isEqualTo(500);
    }

    @Test
    void aRefusalWithoutAWordGetsASentence() throws Exception {
        assertThat(answer("/engine-rest/task", 400, "{\"type\":\"InvalidRequestException\",\"message\":\"\"}")
                        .getContentAsString())
                .contains("could not work with what it was sent");
    }

    @Test
    void aSentenceOfARefusalStays() throws Exception {
        String sentence = "{\"type\":\"Refusal\",\"message\":\"Only Sales does this.\"}";

        assertThat(answer("/engine-rest/task/1/complete", 403, sentence).getContentAsString())
                .isEqualTo(sentence);
    }

    @Test
    void aRefusedDeploymentMayQuoteWhatItRefuses() throws Exception {
        String sentence = "{\"message\":\"line 3: org.camunda.bpm.Evil is not allowed\"}";

        assertThat(answer("/engine-rest/deployment/create", 400, sentence).getContentAsString())
                .isEqualTo(sentence);
    }

    @Test
    void whatSucceedsPassesAsItIsWritten() throws Exception {
        assertThat(answer("/engine-rest/task", 200, INSIDE).getContentAsString())
                .isEqualTo(INSIDE);
    }

    private static MockHttpServletResponse answer(String path, int status, String body) throws Exception {
        return answer(new MockHttpServletRequest("POST", path), status, body);
    }

    private static MockHttpServletResponse answer(MockHttpServletRequest request, int status, String body)
            throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new EngineFailures().doFilter(request, response, new MockFilterChain(new jakarta.servlet.http.HttpServlet() {
            @Override
            public void service(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse out)
                    throws java.io.IOException {
                ((jakarta.servlet.http.HttpServletResponse) out).setStatus(status);
                out.setContentType("application/json");
                out.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
                out.flushBuffer();
            }
        }));
        return response;
    }
}
