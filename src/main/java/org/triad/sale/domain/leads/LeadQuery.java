package org.triad.sale.domain.leads;

import java.util.Optional;

/**
 * Which leads of a campaign somebody wants to see.
 *
 * @param text part of an id, account, product or agent, in any case; blank for all
 * @param page counted from 1
 */
public record LeadQuery(String text, Optional<LeadState> state, Sort sort, boolean descending, int page) {

    /** How many leads stand on a page. */
    public static final int PAGE_SIZE = 50;

    /** What leads are ordered by; those that lack it come last. */
    public enum Sort {
        ID("external_id"),
        ACCOUNT("lower(account)"),
        PRODUCT("lower(product)"),
        AGENT("lower(agent)"),
        STATE("state"),
        ENGAGED("engaged_on"),
        CLOSED("closed_on"),
        VALUE("value");

        private final String expression;

        Sort(String expression) {
            this.expression = expression;
        }

        String expression() {
            return expression;
        }
    }

    public LeadQuery {
        text = text == null ? "" : text.replace("\0", "").strip();
        page = Math.max(1, Math.min(page, 1_000_000));
    }
}
