package org.triad.meeting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.triad.meeting.domain.PersonalFeed;
import org.triad.meeting.domain.calendar.CalendarLinks;

/** A person's calendar under their secret link: the one address that shows something of somebody without a login, see ADR 26. */
@Controller
class CalendarFeed {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarLinks links;
    private final PersonalFeed feed;
    private final FeedLimit limit;

    CalendarFeed(CalendarLinks links, PersonalFeed feed, FeedLimit limit) {
        this.links = links;
        this.feed = feed;
        this.limit = limit;
    }

    @GetMapping("/calendar/{secret}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String secret, HttpServletRequest request) {
        if (!limit.admits(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(FeedLimit.WINDOW.toSeconds()))
                    .build();
        }
        return links.ownerOf(secret)
                .map(person -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"triad.ics\"")
                        .header("X-Robots-Tag", "noindex")
                        .body(feed.of(person.id()).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
