package org.triad.workflow.engine;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotValidException;

/**
 * What the engine stumbles over because somebody sent it what it cannot work with, which it answers like any failure of its own. A failure
 * of ours, of the database's or of a diagram's is none.
 */
final class StumblingBlock {

    /** SQL's class of values that do not fit, such as a negative limit or a character no text has. */
    private static final String DATA_EXCEPTION = "22";

    private static final String OURS = "org.triad.";

    /** What every command passes through. */
    private static final Set<String> PASSED_THROUGH = Set.of(
            RefusalInterceptor.class.getName(),
            CandidatesStay.class.getName(),
            StepsFollowTheDiagram.class.getName(),
            RefusedDeployments.class.getName(),
            TextsOfTheEngine.class.getName());

    private static final Set<Class<?>> CARELESS =
            Set.of(NullPointerException.class, IllegalArgumentException.class, ClassCastException.class);

    private StumblingBlock() {}

    static boolean isWithin(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith(DATA_EXCEPTION);
            }
        }
        if (failure instanceof NotValidException) {
            return true;
        }
        // What the engine itself says of a value has no cause; what it wraps has one.
        return failure.getCause() == null
                && (failure.getClass() == ProcessEngineException.class || CARELESS.contains(failure.getClass()))
                && !isThrownBelowUs(failure);
    }

    /** Between the request's command and the failure there is code of ours where a listener, delegate or guard of ours failed. */
    private static boolean isThrownBelowUs(Throwable failure) {
        List<String> stack = Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .toList();
        int command = stack.lastIndexOf(RefusalInterceptor.class.getName());
        return stack.subList(0, command < 0 ? stack.size() : command).stream()
                .anyMatch(frame -> frame.startsWith(OURS) && !PASSED_THROUGH.contains(frame));
    }
}
