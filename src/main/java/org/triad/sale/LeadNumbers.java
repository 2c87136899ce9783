package org.triad.sale;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.triad.kernel.CampaignKey;

/** A campaign's leads in numbers; these are for everybody, the leads themselves for Sales and Service only. */
public interface LeadNumbers {

    /**
     * @param value the sum of the won leads' values in the campaign's currency
     * @param withoutAccount leads whose account is not known
     */
    record Numbers(
            long leads, long won, long lost, long engaging, long prospecting, BigDecimal value, long withoutAccount) {

        public static final Numbers NONE = new Numbers(0, 0, 0, 0, 0, BigDecimal.ZERO, 0);
    }

    /** One statement however many are asked for; every key asked for is in the answer. */
    Map<CampaignKey, Numbers> of(Collection<CampaignKey> campaigns);
}
