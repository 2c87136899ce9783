package org.triad.sale.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;
import org.triad.sale.LeadNumbers;
import org.triad.sale.domain.leads.Corrections;
import org.triad.sale.domain.leads.LeadImport;
import org.triad.sale.domain.leads.LeadImports;
import org.triad.sale.domain.leads.LeadPage;
import org.triad.sale.domain.leads.LeadQuery;
import org.triad.sale.domain.leads.LeadState;
import org.triad.sale.domain.leads.Leads;
import org.triad.sale.domain.leads.Upload;
import org.triad.sale.web.LeadsJson.LeadJson;
import org.triad.sale.web.LeadsJson.NumbersJson;
import org.triad.sale.web.LeadsJson.PageJson;
import org.triad.sale.web.LeadsJson.RefusalsJson;

/** A campaign's leads over REST: import them, read them, count them. */
@RestController
@RequestMapping("/api/campaigns/{key}/leads")
@Tag(name = "Leads", description = "Import a campaign's leads, read them, count them.")
class LeadsApi {

    private static final int REFUSALS_PER_PAGE = 100;

    private final LeadImports imports;
    private final Leads leads;
    private final LeadNumbers numbers;
    private final RefusalsFile file;
    private final Campaigns campaigns;
    private final CurrentPerson person;
    private final ObjectMapper json;

    LeadsApi(
            LeadImports imports,
            Leads leads,
            LeadNumbers numbers,
            RefusalsFile file,
            Campaigns campaigns,
            CurrentPerson person,
            ObjectMapper json) {
        this.imports = imports;
        this.leads = leads;
        this.numbers = numbers;
        this.file = file;
        this.campaigns = campaigns;
        this.person = person;
        this.json = json;
    }

    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Import leads from a CSV file",
            description =
                    "Only Sales, only while the campaign is in its sale. Character set, separator, columns, dates and amounts are "
                            + "recognised; settings say what is not to be left to that. The import runs in the background and goes on when a "
                            + "node dies. Importing the same file again adds nothing.")
    @ApiResponse(responseCode = "202", description = "The import has begun; Location names where to see how far it is.")
    @ApiResponse(
            responseCode = "400",
            description =
                    "The file is empty, larger than 25 MB, cut off or no text, or its dates can be read in two ways and settings do not say which.")
    @ApiResponse(responseCode = "403", description = "Only Sales imports leads.")
    @ApiResponse(responseCode = "409", description = "The campaign is not in its sale.")
    ResponseEntity<LeadImportJson> start(
            @PathVariable CampaignKey key,
            @RequestParam("file") MultipartFile upload,
            @Parameter(description = "LeadImportSettings as JSON; what it leaves out is recognised.")
                    @RequestParam(required = false)
                    String settings) {
        Person by = person.readingCampaigns();
        LeadImport started = imports.uploadAndStart(
                key, new Upload(upload.getOriginalFilename(), upload), corrections(settings), by);
        return ResponseEntity.accepted()
                .location(URI.create("/api/campaigns/%s/leads/imports/%d".formatted(key, started.id())))
                .body(LeadImportJson.of(started));
    }

    @GetMapping("/imports/{id}")
    @Operation(
            summary = "Show how far an import is, or what came of it",
            description = "For Sales and Service. Ask every second or less often; done and failed are final.")
    @ApiResponse(responseCode = "200", description = "The import.")
    @ApiResponse(responseCode = "403", description = "Leads are for Sales and Service only.")
    @ApiResponse(responseCode = "404", description = "The campaign has no such import.")
    LeadImportJson show(@PathVariable CampaignKey key, @PathVariable long id) {
        return LeadImportJson.of(get(key, id));
    }

    @GetMapping("/imports/{id}/refusals")
    @Operation(summary = "List the rows an import refused, 100 per page", description = "For Sales and Service.")
    @ApiResponse(responseCode = "200", description = "Each row with its first line in the file and the reason.")
    RefusalsJson refusals(
            @PathVariable CampaignKey key, @PathVariable long id, @RequestParam(defaultValue = "1") int page) {
        LeadImport found = get(key, id);
        int pages = Math.max(1, (found.refused() + REFUSALS_PER_PAGE - 1) / REFUSALS_PER_PAGE);
        int shown = Math.max(1, Math.min(page, pages));
        return new RefusalsJson(
                found.header(), imports.refusals(found, shown, REFUSALS_PER_PAGE), shown, pages, found.refused());
    }

    @GetMapping(path = "/imports/{id}/refusals.csv", produces = "text/csv")
    @Operation(
            summary = "Download the rows an import refused",
            description =
                    "For Sales and Service. Line, reason and the row as it was, ready to be corrected and imported again. Cells a "
                            + "spreadsheet would compute are led by an apostrophe.")
    @ApiResponse(responseCode = "200", description = "UTF-8 with a byte order mark.")
    void download(@PathVariable CampaignKey key, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        file.write(get(key, id), response);
    }

    @GetMapping
    @Operation(summary = "List a campaign's leads, 50 per page", description = "For Sales and Service.")
    @ApiResponse(responseCode = "200", description = "One page of leads.")
    @ApiResponse(responseCode = "403", description = "Leads are for Sales and Service only.")
    PageJson list(
            @PathVariable CampaignKey key,
            @Parameter(description = "Part of an id, account, product or agent.") @RequestParam(defaultValue = "")
                    String text,
            @Parameter(description = "prospecting, engaging, won or lost.") @RequestParam(required = false)
                    String state,
            @Parameter(description = "id, account, product, agent, state, engaged, closed or value.")
                    @RequestParam(defaultValue = "id")
                    String sort,
            @RequestParam(defaultValue = "false") boolean descending,
            @RequestParam(defaultValue = "1") int page) {
        Person reader = person.readingCampaigns();
        Leads.refuseUnlessSeesCustomers(reader);
        campaigns.get(key);
        Optional<LeadState> wanted = Optional.ofNullable(state)
                .filter(word -> !word.isBlank())
                .map(word -> one(LeadState.values(), "state", word));
        LeadPage found = leads.find(
                key, new LeadQuery(text, wanted, one(LeadQuery.Sort.values(), "sort", sort), descending, page), reader);
        return new PageJson(
                found.leads().stream().map(LeadJson::of).toList(), found.page(), found.pages(), found.total());
    }

    @GetMapping("/numbers")
    @Operation(
            summary = "Count a campaign's leads",
            description = "For everybody who sees campaigns; no lead can be told from the numbers.")
    @ApiResponse(responseCode = "200", description = "The numbers; zeros where nothing was imported.")
    NumbersJson numbers(@PathVariable CampaignKey key) {
        person.readingCampaigns();
        String currency = campaigns.get(key).brief().currency();
        LeadNumbers.Numbers found = numbers.of(List.of(key)).get(key);
        return new NumbersJson(
                found.leads(),
                found.won(),
                found.lost(),
                found.engaging(),
                found.prospecting(),
                found.value(),
                currency,
                found.withoutAccount());
    }

    private LeadImport get(CampaignKey key, long id) {
        Leads.refuseUnlessSeesCustomers(person.readingCampaigns());
        return imports.get(key, id);
    }

    private Corrections corrections(String settings) {
        if (settings == null || settings.isBlank()) {
            return Corrections.NONE;
        }
        try {
            ImportSettingsJson read = json.readValue(settings, ImportSettingsJson.class);
            return read == null ? Corrections.NONE : read.toCorrections();
        } catch (JsonProcessingException broken) {
            throw Refusal.invalid("settings", "The settings are not JSON of the described form.");
        }
    }

    private static <E extends Enum<E>> E one(E[] known, String field, String word) {
        return Stream.of(known)
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        field,
                        "“%s” is unknown. Known are %s."
                                .formatted(
                                        word,
                                        String.join(
                                                ", ",
                                                Stream.of(known)
                                                        .map(value ->
                                                                value.name().toLowerCase(Locale.ROOT))
                                                        .toList()))));
    }
}
