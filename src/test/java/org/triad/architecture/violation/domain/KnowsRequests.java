package org.triad.architecture.violation.domain;

import jakarta.servlet.http.HttpServletRequest;

/** Caught: the domain knows requests. */
public record KnowsRequests(HttpServletRequest request) {}
