package org.triad.notification.post;

import java.util.List;
import java.util.Optional;
import org.triad.kernel.PlainText;
import org.triad.notification.domain.Letter;

/**
 * What a channel is told, before it is written in the words of a chat: plain text throughout, whatever people typed, and one link.
 *
 * @param headline one line
 * @param place key and name of the campaign in one line; empty for none
 * @param details label and value, each in one line
 * @param voices what people wrote, who they are first; with their line breaks
 */
record ChatText(
        String headline, String place, String sentence, List<String> details, List<Voice> voices, Letter.Button link) {

    private static final int MOST_VOICES = 3;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_VOICE = 600;

    /** Who said something, and the words, which may be empty. */
    record Voice(String who, String words) {}

    static ChatText of(Letter letter) {
        return new ChatText(
                line(letter.headline()),
                line(letter.place()),
                line(letter.sentence()),
                letter.details().stream()
                        .filter(detail -> !line(detail.value()).equals(line(letter.place())))
                        .map(detail -> line(detail.label()) + ": " + line(detail.value()))
                        .toList(),
                letter.voices().stream()
                        .limit(MOST_VOICES)
                        .map(voice -> new Voice(
                                line((voice.who() + " " + voice.what()).strip()), cut(voice.words(), LONGEST_VOICE)))
                        .toList(),
                letter.button());
    }

    /** The place and the headline, as a list of messages shows it. */
    String summary() {
        return Optional.of(place)
                        .filter(text -> !text.isEmpty())
                        .map(text -> text + ": ")
                        .orElse("")
                + headline;
    }

    private static String line(String text) {
        return cut(PlainText.inOneLine(text), LONGEST_LINE);
    }

    private static String cut(String text, int longest) {
        String plain = PlainText.visible(text).strip();
        return plain.codePointCount(0, plain.length()) <= longest
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, longest)) + "…";
    }
}
