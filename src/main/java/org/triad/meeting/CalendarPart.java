package org.triad.meeting;

/**
 * What a mail carries beside its words so that a calendar program can take the sync over: a part of the type {@link #contentType()}, and the
 * same as a file of the name {@link #FILE}.
 *
 * @param method what the calendar is to do
 * @param text an iCalendar object (RFC 5545) with its VTIMEZONE, in lines that end with CR LF
 */
public record CalendarPart(Method method, String text) {

    /** The name of the attached file. */
    public static final String FILE = "sync.ics";

    /** What is asked of the calendar, as RFC 5546 has it. A REQUEST with a higher sequence number is the update of an earlier one. */
    public enum Method {
        REQUEST,
        CANCEL
    }

    /** The value of the part's Content-Type header; calendars only act where it names the method. */
    public String contentType() {
        return "text/calendar; charset=UTF-8; method=" + method;
    }
}
