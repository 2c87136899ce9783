package org.triad.notification.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.notification.domain.MessageKind;
import org.triad.notification.domain.MessageQuery;
import org.triad.notification.domain.MessageState;

/**
 * How the outbox is narrowed down, as it stands in the address. What is empty or missing narrows nothing.
 *
 * @param q part of what messages say
 * @param to a login
 * @param before id of the message to go on from
 */
record OutboxFilter(String q, String to, String kind, String state, String campaign, Long before) {

    OutboxFilter {
        q = given(q);
        to = given(to);
        kind = given(kind);
        state = given(state);
        campaign = given(campaign);
    }

    /**
     * @throws Refusal (invalid) for a kind or state there is not
     */
    MessageQuery toQuery() {
        return new MessageQuery(
                some(to).map(PersonId::new),
                some(state).map(OutboxFilter::stateOf),
                some(kind)
                        .map(word -> MessageKind.of(word)
                                .orElseThrow(() -> Refusal.invalid("kind", "There is no such kind of message."))),
                some(campaign).map(key -> key.toUpperCase(Locale.ROOT)),
                some(q));
    }

    private static MessageState stateOf(String name) {
        return Arrays.stream(MessageState.values())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("state", "There is no such state of a message."));
    }

    public boolean narrows() {
        return !(q + to + kind + state + campaign).isEmpty();
    }

    public String older(long id) {
        return address(id);
    }

    public String newest() {
        return address(null);
    }

    private String address(Long from) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/outbox");
        Map<String, Object> values = new LinkedHashMap<>();
        Map.of("q", q, "to", to, "kind", kind, "state", state, "campaign", campaign).entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> {
                    address.queryParam(each.getKey(), "{" + each.getKey() + "}");
                    values.put(each.getKey(), each.getValue());
                });
        if (from != null) {
            address.queryParam("before", from);
        }
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    private static String given(String text) {
        return text == null ? "" : text.strip();
    }
}
