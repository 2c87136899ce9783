package org.triad.notification.domain;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.triad.kernel.Department;
import org.triad.kernel.PlainText;

/** What a message says in one line: the message {@code notification.headline.<event>}. */
@Component
class Headlines {

    private static final Locale LANGUAGE = Locale.ENGLISH;
    private static final int LONGEST = 200;

    private final MessageSource messages;

    Headlines(MessageSource messages) {
        this.messages = messages;
    }

    String of(Occasion occasion) {
        String line = messages.getMessage(
                "notification.headline." + occasion.event(),
                new Object[] {
                    occasion.fact(occasion.facts().containsKey("sync") ? "sync" : "task"),
                    outcome(occasion),
                    occasion.department().map(Department::label).orElse("the leads")
                },
                LANGUAGE);
        String plain = PlainText.inOneLine(line).strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }

    /** The message {@code outcome.<outcome>}; a stage, which has none, is called by its key. */
    private String outcome(Occasion occasion) {
        String key = occasion.outcome();
        return messages.getMessage("outcome." + key, null, StringUtils.capitalize(key.replace('-', ' ')), LANGUAGE);
    }
}
