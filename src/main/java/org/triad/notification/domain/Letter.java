package org.triad.notification.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a message says, ready to be shown as text, as a mail or on a page; links are whole addresses.
 *
 * @param subject the mail's subject: key and name of the campaign first, so that a list sorts by it
 * @param place key and name of the campaign, or empty
 * @param headline what it is about in one line
 * @param sentence what happened, for whoever reads nothing else
 * @param details what belongs to it, such as the due date
 * @param voices what people wrote
 * @param sections lists of things, of which only the morning's summary has any
 * @param button what to do about it
 * @param because why this person receives it
 * @param preferences where they say what they want to receive
 */
public record Letter(
        String subject,
        String place,
        String headline,
        String sentence,
        List<Detail> details,
        List<Voice> voices,
        List<Section> sections,
        Button button,
        String because,
        String preferences) {

    public record Detail(String label, String value) {}

    /** What somebody wrote, and who; the words may be empty where only the outcome counts. */
    public record Voice(String who, String what, String words) {}

    public record Section(String title, List<Item> items) {}

    /**
     * One thing in a list.
     *
     * @param note when it was due, or since when it waits
     */
    public record Item(String text, String note, Optional<String> link) {}

    public record Button(String label, String link) {}
}
