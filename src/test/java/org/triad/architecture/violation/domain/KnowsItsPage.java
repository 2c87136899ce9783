package org.triad.architecture.violation.domain;

import org.triad.architecture.violation.web.SpeaksToTheEngine;

/** Caught: the domain knows a page. */
public record KnowsItsPage(SpeaksToTheEngine page) {}
