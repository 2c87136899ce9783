package org.triad.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The tests of this class together visit every node and every flow of one bundle's diagram, or the class fails. What they visited is
 * drawn in {@code target/process-test-coverage}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestExecutionListeners(listeners = BundleCoverage.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface CoversBundle {

    /** Key of the bundle. */
    String value();
}
