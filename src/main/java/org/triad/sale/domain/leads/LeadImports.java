package org.triad.sale.domain.leads;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.sale.LeadIntake;

/**
 * Takes files of leads into campaigns: uploaded, understood, corrected and confirmed by a person of Sales, then read in the background.
 * Every refusal is a {@link Refusal} and changes nothing.
 */
@Service
public class LeadImports implements LeadIntake {

    /** The stage in which a campaign takes leads. */
    private static final String STAGE = "sale";

    private static final Duration UNCONFIRMED = Duration.ofDays(1);
    private static final int BATCH = 1000;

    private final Campaigns campaigns;
    private final People people;
    private final ImportRecords records;
    private final RefusedRows refused;
    private final Scheduler scheduler;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    LeadImports(
            Campaigns campaigns,
            People people,
            ImportRecords records,
            RefusedRows refused,
            Scheduler scheduler,
            PlatformTransactionManager transactions,
            Clock clock,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.people = people;
        this.records = records;
        this.refused = refused;
        this.scheduler = scheduler;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.events = events;
    }

    /** Why this person cannot import into this campaign now, as a sentence; empty if they can. */
    public Optional<Refusal> obstacle(CampaignView campaign, Person person) {
        if (!person.isMemberOf(Department.SALES)) {
            return Optional.of(Refusal.forbidden("Only Sales imports leads. Ask somebody of Sales to do it."));
        }
        return obstacle(campaign);
    }

    static Optional<Refusal> obstacle(CampaignView campaign) {
        if (campaign.state() == CampaignState.PAUSED) {
            return Optional.of(
                    Refusal.conflict("%s is paused. Leads can be imported when it goes on.".formatted(campaign.key())));
        }
        if (campaign.state() != CampaignState.RUNNING) {
            return Optional.of(Refusal.conflict("%s is over, so it takes no more leads.".formatted(campaign.key())));
        }
        if (!campaign.stage().equals(STAGE)) {
            return Optional.of(Refusal.conflict(
                    "Leads are imported during the sale. %s is not in that stage now.".formatted(campaign.key())));
        }
        return Optional.empty();
    }

    /** Keeps a file and says how it is understood. Nothing is imported before {@link #start}. */
    public LeadImport upload(CampaignKey campaign, Upload upload, Person by) {
        refuseUnlessMayImport(campaign, by);
        return keep(campaign, upload, recognise(upload, Corrections.NONE), by);
    }

    /**
     * Keeps a file and starts its import at once.
     *
     * @throws Refusal (invalid) also if dates could be read in two ways and the corrections do not choose
     */
    public LeadImport uploadAndStart(CampaignKey campaign, Upload upload, Corrections corrections, Person by) {
        refuseUnlessMayImport(campaign, by);
        Recognition recognition = recognise(upload, corrections);
        recognition.refuseUnlessClear();
        return transaction.execute(status -> {
            LeadImport kept = keep(campaign, upload, recognition, by);
            queue(kept, recognition, by);
            return get(campaign, kept.id());
        });
    }

    @Override
    public long begin(CampaignKey campaign, String fileName, String text, Charset charset, PersonId by) {
        Person person =
                people.find(by).orElseThrow(() -> Refusal.unknown("Nobody here has the login “%s”.".formatted(by)));
        Upload upload = new Upload(fileName, new ByteArrayResource(text.getBytes(charset)));
        return uploadAndStart(campaign, upload, Corrections.NONE, person).id();
    }

    /** What importing would do, with these corrections. */
    public LeadPreview preview(CampaignKey campaign, long id, Corrections corrections) {
        LeadImport leads = get(campaign, id);
        refuseUnlessWaiting(leads);
        InputStreamSource content = records.content(id);
        return PreviewReader.read(content, recognise(content, corrections));
    }

    /**
     * Confirms an upload; it is read in the background, also if this node dies now.
     *
     * @throws Refusal (conflict) if it was started before
     */
    public void start(CampaignKey campaign, long id, Corrections corrections, Person by) {
        refuseUnlessMayImport(campaign, by);
        LeadImport leads = get(campaign, id);
        refuseUnlessWaiting(leads);
        Recognition recognition = recognise(records.content(id), corrections);
        recognition.refuseUnlessClear();
        transaction.executeWithoutResult(status -> queue(leads, recognition, by));
    }

    /** Forgets an upload that was not started. */
    public void discard(CampaignKey campaign, long id, Person by) {
        refuseUnlessMayImport(campaign, by);
        get(campaign, id);
        transaction.executeWithoutResult(status -> {
            if (!records.discard(id)) {
                throw alreadyStarted();
            }
            tell("LeadFile.TakenBack", campaign, id, by);
        });
    }

    private void tell(String act, CampaignKey campaign, long id, Person by) {
        events.publishEvent(AuditedAct.of(act).by(by.id()).on(campaign).detail("import " + id));
    }

    /**
     * @throws Refusal (unknown) if the campaign has no such import
     */
    public LeadImport get(CampaignKey campaign, long id) {
        return records.find(id)
                .filter(leads -> leads.campaign().equals(campaign))
                .orElseThrow(() -> Refusal.unknown("%s has no import %d.".formatted(campaign, id)));
    }

    /** The newest first. */
    public List<LeadImport> latest(CampaignKey campaign, int limit) {
        return records.latest(campaign, limit);
    }

    /** The last time the same file came into the same campaign. */
    public Optional<LeadImport> sameFileBefore(LeadImport leads) {
        return records.sameFileBefore(leads);
    }

    /**
     * @param page counted from 1
     * @param size rows per page
     */
    public List<RefusedRow> refusals(LeadImport leads, int page, int size) {
        return refused.page(leads.id(), Math.multiplyExact(page - 1, size), size);
    }

    /** Hands on all refused rows in the order of the file, a batch at a time. */
    public void eachRefusal(LeadImport leads, Consumer<RefusedRow> reader) {
        int line = 0;
        List<RefusedRow> batch = refused.after(leads.id(), line, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(reader);
            line = batch.get(batch.size() - 1).line();
            batch = batch.size() < BATCH ? List.of() : refused.after(leads.id(), line, BATCH);
        }
    }

    private void refuseUnlessMayImport(CampaignKey campaign, Person by) {
        obstacle(campaigns.get(campaign), by).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private static void refuseUnlessWaiting(LeadImport leads) {
        if (leads.state() != ImportState.RECOGNISED) {
            throw alreadyStarted();
        }
    }

    private static Refusal alreadyStarted() {
        return Refusal.conflict("This import has been started already. Its page shows how far it is.");
    }

    private static Recognition recognise(Upload upload, Corrections corrections) {
        KnownFormats.refuseOtherEnding(upload.plainName());
        return recognise(upload.content(), corrections);
    }

    private static Recognition recognise(InputStreamSource content, Corrections corrections) {
        try {
            return FileRecognition.recognise(content, corrections);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private LeadImport keep(CampaignKey campaign, Upload upload, Recognition recognition, Person by) {
        Instant now = clock.instant();
        long id = transaction.execute(status -> {
            records.discardOlder(campaign, now.minus(UNCONFIRMED));
            long kept = records.insert(campaign, upload.plainName(), upload.content(), recognition, by.id(), now);
            tell("LeadFile.Uploaded", campaign, kept, by);
            return kept;
        });
        return get(campaign, id);
    }

    private void queue(LeadImport leads, Recognition recognition, Person by) {
        if (!records.queue(leads.id(), recognition, by.id(), clock.instant())) {
            throw alreadyStarted();
        }
        LeadImportTask.schedule(scheduler, leads.id(), clock.instant());
        tell("LeadFile.Started", leads.campaign(), leads.id(), by);
    }
}
