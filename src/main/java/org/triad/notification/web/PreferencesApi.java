package org.triad.notification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.triad.kernel.PersonId;
import org.triad.notification.domain.PreferenceTable;
import org.triad.notification.domain.Preferences;
import org.triad.people.CurrentPerson;

/** One's own preferences over REST. */
@RestController
@Tag(name = "Messages")
class PreferencesApi {

    private final PreferenceTable table;
    private final CurrentPerson person;

    PreferencesApi(PreferenceTable table, CurrentPerson person) {
        this.table = table;
        this.person = person;
    }

    /** {@code kinds} says AT_ONCE, DIGEST or NEVER for each kind; quiet hours are times such as 18:30 in the zone of the house. */
    @Schema(name = "Preferences")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PreferencesJson(Map<String, String> kinds, String quietFrom, String quietTo) {

        static PreferencesJson of(Preferences preferences) {
            Map<String, String> kinds = new LinkedHashMap<>();
            preferences.choices().forEach((kind, choice) -> kinds.put(kind.key(), choice.name()));
            return new PreferencesJson(
                    kinds,
                    preferences.quiet().map(quiet -> quiet.from().toString()).orElse(null),
                    preferences.quiet().map(quiet -> quiet.to().toString()).orElse(null));
        }
    }

    @GetMapping("/api/preferences")
    @Operation(summary = "What you receive, and when not")
    PreferencesJson read() {
        return PreferencesJson.of(table.of(person.get().id()));
    }

    @PutMapping("/api/preferences")
    @Operation(
            summary = "Choose what you receive",
            description = "Kinds that are left out stay as they are; quiet hours are set anew.")
    @ApiResponse(responseCode = "200", description = "As it is now")
    @ApiResponse(responseCode = "400", description = "Something cannot be chosen.")
    PreferencesJson save(@RequestBody PreferencesJson wanted) {
        PersonId me = person.get().id();
        table.save(
                me,
                PreferencesForm.toPreferences(
                        wanted.kinds() == null ? Map.of() : wanted.kinds(),
                        wanted.quietFrom(),
                        wanted.quietTo(),
                        table.of(me)));
        return PreferencesJson.of(table.of(me));
    }
}
