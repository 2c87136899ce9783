package org.triad.meeting.domain;

import java.util.List;

/**
 * What was said and agreed.
 *
 * @param text not empty
 */
public record Minutes(String text, List<Agreement> agreements) {}
