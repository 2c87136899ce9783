package org.triad.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.triad.notification.domain.destination.AllowedHosts;
import org.triad.people.CurrentPerson;

/** The hosts channels and webhooks may call inside the own network, over REST. */
@RestController
@RequestMapping("/api/allowed-hosts")
@Tag(name = "Destinations")
class AllowedHostsApi {

    private final AllowedHosts hosts;
    private final CurrentPerson person;

    AllowedHostsApi(AllowedHosts hosts, CurrentPerson person) {
        this.hosts = hosts;
        this.person = person;
    }

    @Schema(name = "AllowedHost")
    record HostJson(String host, Instant at, String by) {}

    @GetMapping
    @Operation(summary = "List the allowed hosts; for administrators")
    List<HostJson> list() {
        return hosts.list(person.get()).stream()
                .map(one -> new HostJson(one.host(), one.at(), one.by().value()))
                .toList();
    }

    @PutMapping("/{host}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Allow a host in the own network, or without encryption; for administrators",
            description = "Exactly this name or IP address. Addresses of metadata services are never called.")
    @ApiResponse(responseCode = "204", description = "It is done.")
    @ApiResponse(responseCode = "400", description = "It is no host.")
    void allow(@Parameter(description = "Such as chat.example.org") @PathVariable String host) {
        hosts.allow(host, person.get());
    }

    @DeleteMapping("/{host}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Allow it no longer; for administrators")
    @ApiResponse(responseCode = "204", description = "It is done.")
    @ApiResponse(responseCode = "404", description = "It is not on the list.")
    void forbid(@PathVariable String host) {
        hosts.forbid(host, person.get());
    }
}
