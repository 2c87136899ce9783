package org.triad.workflow.engine.models;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** How large a model may be, and that it is text. What people draw stays far below. */
final class Limits {

    static final int FILES = 60;
    static final int FILE_BYTES = 1_000_000;
    static final int ELEMENTS = 20_000;
    static final int DEPTH = 40;
    static final int TEXT = 20_000;
    static final int ATTRIBUTE = 4_000;
    static final int EXPRESSION = 1_000;

    /** How often a multi-instance activity may be repeated by a number in the diagram. */
    static final int INSTANCES = 200;

    /** Characters that show a reader something else than what the engine reads. */
    private static final Pattern HIDDEN =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private Limits() {}

    /** Reads the file as UTF-8, or says why it is none. */
    static Optional<String> text(byte[] content, FaultList faults) {
        if (content.length > FILE_BYTES) {
            faults.add("it has %,d bytes; %,d are the most. Split it.".formatted(content.length, FILE_BYTES));
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            int zero = text.indexOf('\0');
            if (zero >= 0) {
                faults.add(lineOf(text, zero), "", "it is not UTF-8 text: there is a NUL. Save it as UTF-8.");
                return Optional.empty();
            }
            return Optional.of(text);
        } catch (CharacterCodingException otherEncoding) {
            faults.add("it is not UTF-8 text. Save it as UTF-8.");
            return Optional.empty();
        }
    }

    static boolean hidesSomething(String text) {
        return HIDDEN.matcher(text).find();
    }

    static int lineOf(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
