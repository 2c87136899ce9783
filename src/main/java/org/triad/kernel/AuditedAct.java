package org.triad.kernel;

import java.util.Optional;

/**
 * Something somebody did that the audit log keeps, published as an event inside the transaction of the change: the row is committed
 * with the change or not at all. What happens to a campaign is published as a {@link CampaignEvent} and needs none of these.
 *
 * <p>It never carries a secret, nor what people wrote: passwords, tokens, reasons and comments do not belong here.
 *
 * @param act what was done, in letters, digits and dots: {@code User.Password}; pages say it with the message {@code audit.act.<act>}
 * @param by who did it; empty where the person signed in, or Triad itself, did
 * @param model a process key or the name of a deployment
 * @param about login or group the act is about
 * @param outcome a short word such as {@code refused}
 * @param detail words of Triad, not of people
 * @param part acts of one transaction with the same part are one act: their details are joined
 * @param attempt whether it stays recorded although the transaction it was tried in is rolled back
 */
public record AuditedAct(
        String act,
        Optional<PersonId> by,
        Optional<CampaignKey> campaign,
        Optional<String> model,
        Optional<String> about,
        Optional<String> outcome,
        Optional<String> detail,
        Optional<String> part,
        boolean attempt) {

    /** An act of the person signed in. */
    public static AuditedAct of(String act) {
        return new AuditedAct(
                act,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public AuditedAct by(PersonId person) {
        return new AuditedAct(act, Optional.of(person), campaign, model, about, outcome, detail, part, attempt);
    }

    public AuditedAct on(CampaignKey key) {
        return new AuditedAct(act, by, Optional.of(key), model, about, outcome, detail, part, attempt);
    }

    public AuditedAct onModel(String name) {
        return new AuditedAct(act, by, campaign, Optional.of(name), about, outcome, detail, part, attempt);
    }

    public AuditedAct about(String loginOrGroup) {
        return new AuditedAct(act, by, campaign, model, Optional.of(loginOrGroup), outcome, detail, part, attempt);
    }

    public AuditedAct outcome(String word) {
        return new AuditedAct(act, by, campaign, model, about, Optional.of(word), detail, part, attempt);
    }

    public AuditedAct detail(String words) {
        return new AuditedAct(act, by, campaign, model, about, outcome, Optional.of(words), part, attempt);
    }

    public AuditedAct partOf(String operation) {
        return new AuditedAct(act, by, campaign, model, about, outcome, detail, Optional.of(operation), attempt);
    }

    /** The same act, kept even where what was tried is rolled back. */
    public AuditedAct attempted() {
        return new AuditedAct(act, by, campaign, model, about, outcome, detail, part, true);
    }
}
