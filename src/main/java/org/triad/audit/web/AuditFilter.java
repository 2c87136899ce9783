package org.triad.audit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import org.triad.audit.AuditQuery;
import org.triad.audit.Door;
import org.triad.kernel.Refusal;

/**
 * How an administrator has narrowed down the log, as it stands in the address. What is empty or missing narrows nothing.
 *
 * @param who login
 * @param what an act
 * @param about campaign, model, login or group
 * @param door name of a {@link Door}
 * @param from a day in the zone of the house
 * @param to a day, inclusive
 * @param before id of the entry to go on from
 */
record AuditFilter(String who, String what, String about, String door, String from, String to, Long before) {

    AuditFilter {
        who = given(who);
        what = given(what);
        about = given(about);
        door = given(door);
        from = given(from);
        to = given(to);
    }

    /**
     * @throws Refusal (invalid) if a day or the door cannot be read
     */
    AuditQuery toQuery(ZoneId zone) {
        return new AuditQuery(
                some(who),
                some(what),
                some(about),
                some(door).map(AuditFilter::doorOf),
                some(from).map(day -> start("from", day, 0, zone)),
                some(to).map(day -> start("to", day, 1, zone)));
    }

    private static Door doorOf(String name) {
        return Arrays.stream(Door.values())
                .filter(door -> door.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("door", "There is no such door."));
    }

    private static Instant start(String field, String day, int later, ZoneId zone) {
        try {
            return LocalDate.parse(day).plusDays(later).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException notADay) {
            throw Refusal.invalid(field, "“%s” takes a day such as 2027-03-31.".formatted(field));
        }
    }

    public boolean narrows() {
        return !(who + what + about + door + from + to).isEmpty();
    }

    public String older(long id) {
        return address("/audit", id);
    }

    public String newest() {
        return address("/audit", null);
    }

    public String export() {
        return address("/audit/export.csv", null);
    }

    private String address(String path, Long from) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map.of("who", who, "what", what, "about", about, "door", door, "from", this.from, "to", to).entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> address.queryParam(each.getKey(), "{" + each.getKey() + "}")
                        .uriVariables(Map.of(each.getKey(), each.getValue())));
        if (from != null) {
            address.queryParam("before", from);
        }
        return address.encode().build().toUriString();
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    private static String given(String text) {
        return text == null ? "" : text.strip();
    }
}
