package org.triad.audit.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What acts and outcomes are called. One nobody has named is called by its parts: {@code Job.SetRetries} is "job: set retries". */
@Component
class ActWords {

    private final MessageSource messages;

    ActWords(MessageSource messages) {
        this.messages = messages;
    }

    String act(String act) {
        return named("audit.act." + act, parts(act));
    }

    String outcome(String outcome) {
        return named("audit.outcome." + outcome, named("outcome." + outcome, parts(outcome)));
    }

    private String named(String code, String otherwise) {
        return messages.getMessage(code, null, otherwise, LocaleContextHolder.getLocale());
    }

    private static String parts(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace(".", ": ").toLowerCase(Locale.ROOT);
    }
}
