package org.triad.access;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.triad.access.AccessMatrix.Cell;
import org.triad.access.AccessMatrix.Row;
import org.triad.kernel.CampaignKey;
import org.triad.testing.Journeys;
import org.triad.testing.Visitor;

/** Asks for each of our endpoints as a person would: with what it needs, and for an object on which it can be done. */
final class OurRequests {

    private static final Map<String, String> FILES = Map.of(
            "style sheet", "/css/triad.css",
            "anything else", "/no-such",
            "welcome", "/camunda/app/welcome/default/",
            "tasklist", "/camunda/app/tasklist/default/",
            "cockpit", "/camunda/app/cockpit/default/",
            "admin", "/camunda/app/admin/default/",
            "liveness", "/actuator/health/liveness",
            "db", "/actuator/health/db");

    private final OurObjects objects;
    private final PeopleRequests people;
    private final MessageRequests messages;
    private final DestinationRequests destinations;
    private final SyncRequests syncs;
    private final TaskRequests tasks;
    private final Journeys journeys;
    private final CampaignKey onSale;
    private final long imported;
    private final Map<String, CampaignKey> untouched = new HashMap<>();
    private final Map<CampaignKey, String> before = new HashMap<>();

    OurRequests(ApplicationContext context) {
        this.objects = new OurObjects(context);
        this.people = new PeopleRequests(context);
        this.messages = new MessageRequests(context);
        this.destinations = new DestinationRequests(context);
        this.syncs = new SyncRequests(context);
        this.tasks = new TaskRequests(context);
        this.journeys = context.getBean(Journeys.class);
        this.onSale = objects.onSale();
        this.imported = objects.imported(onSale);
    }

    HttpResponse<String> send(Row row, Cell expected, Caller caller) {
        String path = row.endpoint().path();
        Visitor visitor = caller.visitor();
        if (PeopleRequests.answersFor(row)) {
            return people.send(row, expected, caller);
        }
        if (MessageRequests.answersFor(row)) {
            return messages.send(row, caller);
        }
        if (TaskRequests.answersFor(row)) {
            return tasks.send(row, expected, caller);
        }
        if (DestinationRequests.answersFor(row)) {
            return destinations.send(row, caller);
        }
        if (SyncRequests.answersFor(row)) {
            return syncs.send(row, expected, caller);
        }
        if (path.startsWith("/api/campaigns") && !row.endpoint().method().equals("GET")) {
            return change(row, expected, visitor);
        }
        if (row.endpoint().method().equals("POST")) {
            return form(row, expected, caller);
        }
        return visitor.get(filled(row, onSale, imported));
    }

    private HttpResponse<String> change(Row row, Cell expected, Visitor visitor) {
        String path = row.endpoint().path();
        if (path.endsWith("/imports")) {
            return visitor.upload(filled(row, onSale, 0), "leads.csv", leads(), Map.of());
        }
        if (path.equals("/api/campaigns")) {
            return visitor.post(path, proposal());
        }
        String address = filled(row, campaign(row, expected), 0);
        if (row.endpoint().method().equals("DELETE")) {
            return visitor.delete(address);
        }
        return row.endpoint().method().equals("PUT")
                ? visitor.put(
                        address.replace("{department}", "marketing"), "{\"person\":\"%s\"}".formatted(successor(row)))
                : visitor.post(address, "{\"reason\":\"The season is over.\"}");
    }

    private HttpResponse<String> form(Row row, Cell expected, Caller caller) {
        String path = row.endpoint().path();
        Map<String, String> fields = new HashMap<>();
        fields.put("_csrf", caller.token());
        if (path.endsWith("/imports")) {
            return caller.visitor().upload(filled(row, onSale, 0), "leads.csv", leads(), fields);
        }
        if (path.endsWith("/start") || path.endsWith("/discard")) {
            return caller.visitor().form(filled(row, onSale, objects.uploaded(onSale)), fields);
        }
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "cancel", "pause" -> fields.put("reason", "The season is over.");
            case "correction" -> fields.put("demand", "Nobody can pick up so many.");
            case "triad" -> fields.putAll(Map.of("department", "marketing", "person", successor(row)));
            case "login" -> fields.putAll(Map.of("username", "nobody-at-all", "password", "wrong"));
            case "propose" -> fields.putAll(proposalFields());
            default -> {}
        }
        CampaignKey campaign =
                path.endsWith("/correction") && expected == Cell.YES ? objects.onSale() : campaign(row, expected);
        return caller.visitor().form(filled(row, campaign, 0).replace("*", "default"), fields);
    }

    /** A campaign of their own for those who will change it; all others ask for one that has to stay as it is. */
    private CampaignKey campaign(Row row, Cell expected) {
        boolean resumes = row.endpoint().path().endsWith("/resume");
        if (expected == Cell.YES && row.endpoint().path().contains("{key}")) {
            return resumes ? objects.paused(row.object()) : objects.proposed(row.object());
        }
        return untouched.computeIfAbsent(row.object() + resumes, object -> {
            CampaignKey made = resumes ? objects.paused(row.object()) : objects.proposed(row.object());
            before.put(made, objects.state(made));
            return made;
        });
    }

    /** Those campaigns and accounts that had to stay as they were and did not. */
    Map<String, String> changed() {
        Map<String, String> changed = new HashMap<>();
        people.changed().ifPresent(now -> changed.put("account", now));
        syncs.changed().ifPresent(now -> changed.put("sync", now));
        tasks.changed().ifPresent(now -> changed.put("task", now));
        before.forEach((campaign, state) -> {
            if (!objects.state(campaign).equals(state)) {
                changed.put(campaign.value(), objects.state(campaign));
            }
        });
        return changed;
    }

    private static String successor(Row row) {
        return row.object().equals(OurObjects.OF_THE_MEMBERS) ? "mara" : "ben";
    }

    private static String filled(Row row, CampaignKey campaign, long importId) {
        return FILES.getOrDefault(row.object(), row.endpoint().path())
                .replace("{key}", campaign.value())
                .replace("{id}", String.valueOf(importId))
                .replace("{secret}", "no-such-secret")
                .replace("/**", "/no-such")
                .replace("*swagger", "swagger");
    }

    private static byte[] leads() {
        return OurObjects.LEADS.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> proposalFields() {
        var brief = journeys.brief();
        return Map.of(
                "name", brief.name(),
                "objective", brief.objective(),
                "audience", brief.audience(),
                "customerNeed", brief.customerNeed(),
                "message", brief.message(),
                "channels", "email",
                "budget", "48000",
                "launchDate", brief.launchDate().toString(),
                "endDate", brief.endDate().toString(),
                "currency", "EUR");
    }

    private String proposal() {
        StringBuilder json = new StringBuilder("{");
        proposalFields()
                .forEach((field, value) -> json.append(
                        "\"%s\":%s,".formatted(field, field.equals("channels") ? "[\"email\"]" : "\"" + value + "\"")));
        return json.deleteCharAt(json.length() - 1).append('}').toString();
    }
}
