package org.triad.campaign.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.triad.campaign.Brief;
import org.triad.campaign.Channel;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;

/** What a brief must say before anybody else is asked to spend time on it. */
final class BriefRules {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_TEXT = 2000;
    private static final BigDecimal LARGEST_BUDGET = new BigDecimal("999999999999.99");

    private final List<Violation> violations = new ArrayList<>();

    private BriefRules() {}

    /**
     * @param today in the zone of the house; a launch before it cannot be met
     * @throws Refusal naming every field that breaks a rule
     */
    static void check(Brief brief, LocalDate today) {
        BriefRules rules = new BriefRules();
        rules.text("name", "The name", brief.name(), LONGEST_NAME);
        PlainText.faultOfLine(brief.name())
                .filter(fault -> PlainText.fault(brief.name()).isEmpty())
                .ifPresent(fault -> rules.refuse("name", "The name " + fault));
        rules.text("objective", "The objective", brief.objective(), LONGEST_TEXT);
        rules.text("audience", "The audience", brief.audience(), LONGEST_TEXT);
        rules.text("customerNeed", "The customer need", brief.customerNeed(), LONGEST_TEXT);
        rules.text("message", "The message", brief.message(), LONGEST_TEXT);
        rules.channels(brief.channels());
        rules.budget(brief.budget());
        rules.currency(brief.currency());
        rules.dates(brief.launchDate(), brief.endDate(), today);
        if (!rules.violations.isEmpty()) {
            throw Refusal.invalid(rules.violations);
        }
    }

    private void text(String field, String label, String value, int longest) {
        if (value == null || value.isBlank()) {
            refuse(field, label + " is needed.");
        } else if (value.length() > longest) {
            refuse(field, "%s has %,d characters; %,d are the most.".formatted(label, value.length(), longest));
        } else {
            PlainText.fault(value).ifPresent(fault -> refuse(field, label + " " + fault));
        }
    }

    private void channels(List<String> channels) {
        if (channels == null || channels.isEmpty()) {
            refuse("channels", "Choose at least one channel.");
        } else {
            channels.stream()
                    .filter(key -> Channel.ofKey(key).isEmpty())
                    .findFirst()
                    .ifPresent(key -> refuse(
                            "channels", "There is no channel “%s”.".formatted(PlainText.visible(String.valueOf(key)))));
        }
    }

    private void budget(BigDecimal budget) {
        if (budget == null) {
            refuse("budget", "The budget is needed; it may be 0.");
        } else if (budget.signum() < 0) {
            refuse("budget", "The budget cannot be negative.");
        } else if (budget.compareTo(LARGEST_BUDGET) > 0) {
            refuse("budget", "The budget is larger than Triad can keep.");
        } else if (budget.stripTrailingZeros().scale() > 2) {
            refuse("budget", "The budget may have two decimals.");
        }
    }

    private void currency(String currency) {
        try {
            Currency.getInstance(currency == null ? "" : currency);
        } catch (IllegalArgumentException unknown) {
            refuse("currency", "Choose a currency, such as EUR.");
        }
    }

    private void dates(LocalDate launch, LocalDate end, LocalDate today) {
        if (launch == null) {
            refuse("launchDate", "The launch date is needed.");
        } else if (launch.isBefore(today)) {
            refuse("launchDate", "The launch date %s is in the past.".formatted(launch));
        }
        if (end == null) {
            refuse("endDate", "The end date is needed.");
        } else if (launch != null && end.isBefore(launch)) {
            refuse("endDate", "The end date %s is before the launch date %s.".formatted(end, launch));
        } else if (end.isAfter(today.plusYears(10))) {
            refuse("endDate", "The end date %s is more than ten years away.".formatted(end));
        }
    }

    private void refuse(String field, String sentence) {
        violations.add(new Violation(field, sentence));
    }
}
