package org.triad.notification.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.triad.workflow.TableWords;

/** What the table who-is-looped-in may say. */
@Component
class LoopedInWords implements TableWords {

    private static final Set<MessageKind> WITHOUT_TABLE =
            EnumSet.of(MessageKind.DIGEST, MessageKind.ACCOUNT, MessageKind.SWITCHED_OFF);

    @Override
    public String decision() {
        return LoopedIn.DECISION;
    }

    @Override
    public Map<String, Set<String>> inputs() {
        return Map.of("event", Happenings.WORDS);
    }

    @Override
    public Map<String, Set<String>> outputs() {
        return Map.of(
                "kind",
                Arrays.stream(MessageKind.values())
                        .filter(kind -> !WITHOUT_TABLE.contains(kind))
                        .map(MessageKind::key)
                        .collect(Collectors.toSet()),
                "audience",
                Arrays.stream(Audience.values()).map(Audience::key).collect(Collectors.toSet()));
    }
}
