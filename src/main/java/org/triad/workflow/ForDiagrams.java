package org.triad.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public method of a public bean which expressions in diagrams may call, as in <code>${campaignCalendar.launch(execution)}</code>. A
 * process owner decides with what arguments and when: the method reads, and gives away nothing a process owner may not know.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForDiagrams {}
