package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.junit.jupiter.api.Test;
import org.triad.kernel.PersonId;

/** Which failures of the engine are the request's. */
class StumblingBlockTest {

    @Test
    void valuesTheDatabaseCannotTakeAre() {
        assertThat(StumblingBlock.isWithin(of("2201W"))).isTrue();
        assertThat(StumblingBlock.isWithin(of("22021"))).isTrue();
    }

    @Test
    void aDatabaseThatIsGoneOrFullIsNot() {
        assertThat(StumblingBlock.isWithin(of("08006"))).isFalse();
        assertThat(StumblingBlock.isWithin(of("53100"))).isFalse();
        assertThat(StumblingBlock.isWithin(of(null))).isFalse();
    }

    @Test
    void whatTheEngineSaysOfAValueIs() {
        assertThat(StumblingBlock.isWithin(new NotValidException("no such type")))
                .isTrue();
        assertThat(StumblingBlock.isWithin(thrownByTheEngine(new ProcessEngineException("list is empty"))))
                .isTrue();
        assertThat(StumblingBlock.isWithin(thrownByTheEngine(new NullPointerException("dto"))))
                .isTrue();
    }

    @Test
    void whatOurCodeThrowsOrTheEngineWrapsIsNot() {
        RuntimeException ours = null;
        try {
            new PersonId(" ");
        } catch (IllegalArgumentException failure) {
            ours = failure;
        }
        assertThat(StumblingBlock.isWithin(ours)).isFalse();
        assertThat(StumblingBlock.isWithin(new ProcessEngineException("while invoking a listener", ours)))
                .isFalse();
        assertThat(StumblingBlock.isWithin(thrownByTheEngine(new IllegalStateException("no such state"))))
                .isFalse();
    }

    @Test
    void whatFailsInACommandThatADelegateOfOursGaveIsNot() {
        RuntimeException failure = thrownByTheEngine(new NullPointerException("execution"));
        failure.setStackTrace(new StackTraceElement[] {
            frame("org.camunda.bpm.engine.impl.cmd.SomeCmd"),
            frame(CandidatesStay.class.getName()),
            frame(RefusalInterceptor.class.getName()),
            frame("org.triad.sale.process.SomeDelegate"),
            frame("org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd"),
            frame(CandidatesStay.class.getName()),
            frame(RefusalInterceptor.class.getName()),
            frame("org.triad.site.Something")
        });

        assertThat(StumblingBlock.isWithin(failure)).isFalse();
    }

    private static RuntimeException of(String state) {
        return new ProcessEngineException("persistence", new RuntimeException(new SQLException("no", state)));
    }

    private static <E extends RuntimeException> E thrownByTheEngine(E failure) {
        failure.setStackTrace(new StackTraceElement[] {
            frame("org.camunda.bpm.engine.impl.cmd.SomeCmd"),
            frame(StepsFollowTheDiagram.class.getName()),
            frame(RefusalInterceptor.class.getName()),
            frame("org.triad.site.Something")
        });
        return failure;
    }

    private static StackTraceElement frame(String type) {
        return new StackTraceElement(type, "execute", "Code.java", 7);
    }
}
