package org.triad.notification.web;

import java.util.List;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.Draft;

/** What is typed about a channel or a webhook; a box that is not ticked is not sent. The address is never filled in. */
record DestinationForm(
        String name, String format, String department, String address, List<String> topics, Boolean active) {

    DestinationForm {
        topics = topics == null ? List.of() : topics;
        active = Boolean.TRUE.equals(active);
    }

    static DestinationForm of(Destination destination) {
        return new DestinationForm(
                destination.name(),
                destination.format().key(),
                destination.department().map(one -> one.key()).orElse(""),
                "",
                destination.topics(),
                destination.active());
    }

    Draft toDraft() {
        return new Draft(name, format, department, address, topics, active);
    }
}
