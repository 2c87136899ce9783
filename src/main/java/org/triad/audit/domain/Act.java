package org.triad.audit.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.triad.audit.Door;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.CampaignEvent;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** An entry before it is written. Absent values are null, as in its row. */
record Act(
        Instant at,
        String door,
        String act,
        String person,
        String campaign,
        String model,
        String about,
        String outcome,
        String detail,
        String address,
        String part) {

    private static final int LONGEST = 2000;

    Act {
        detail = cut(detail);
        model = cut(model);
        about = cut(about);
    }

    static Act of(AuditedAct act, Instant at, Door door, Optional<PersonId> signedIn, Optional<String> address) {
        return new Act(
                at,
                door.name(),
                act.act(),
                act.by().or(() -> signedIn).map(PersonId::value).orElse(null),
                act.campaign().map(CampaignKey::value).orElse(null),
                act.model().orElse(null),
                act.about().orElse(null),
                act.outcome().orElse(null),
                act.detail().orElse(null),
                address.orElse(null),
                act.part().orElse(null));
    }

    /** Without what people wrote: that stands in the timeline, where it belongs to the campaign. */
    static Act of(CampaignEvent event, Instant at, Door door) {
        String name = event.getClass().getSimpleName();
        return new Act(
                at,
                door.name(),
                name,
                event.by().map(PersonId::value).orElse(null),
                event.campaign().value(),
                null,
                event.department().map(department -> department.key()).orElse(null),
                event.outcome().orElse(null),
                null,
                null,
                name);
    }

    boolean belongsWith(Act other) {
        return part != null && part.equals(other.part) && act.equals(other.act);
    }

    /** One act of two parts. */
    Act with(Act other) {
        String joined = Stream.of(detail, other.detail)
                .filter(Objects::nonNull)
                .flatMap(words -> Stream.of(words.split("; ")))
                .distinct()
                .collect(Collectors.joining("; "));
        return new Act(
                at,
                door,
                act,
                person,
                first(campaign, other.campaign),
                first(model, other.model),
                first(about, other.about),
                first(outcome, other.outcome),
                joined.isEmpty() ? null : joined,
                address,
                part);
    }

    Act withOutcome(String word) {
        return new Act(at, door, act, person, campaign, model, about, word, detail, address, part);
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }

    /** The database takes no NUL, and nobody reads more than a screen. */
    private static String cut(String text) {
        if (text == null) {
            return null;
        }
        String storable = text.replace('\0', '\uFFFD');
        return storable.length() <= LONGEST ? storable : storable.substring(0, LONGEST) + "…";
    }
}
