package org.triad.insight;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/** All campaigns, searched, narrowed down, ordered and in pages. */
public interface CampaignList {

    /** How the list is ordered; the key is the word in addresses and in the REST interface. */
    enum Sort {
        KEY("key"),
        NAME("name"),
        LAUNCH("launch"),
        /** How long the campaign has been in its stage. */
        STAGE_SINCE("stage"),
        /** How long the oldest open task has waited; campaigns that owe nothing come last either way. */
        OLDEST_TASK("oldest");

        private final String key;

        Sort(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        public static Optional<Sort> ofKey(String key) {
            return Arrays.stream(values()).filter(sort -> sort.key.equals(key)).findFirst();
        }
    }

    /**
     * What is asked for. Conditions hold together.
     *
     * @param text words or beginnings of words of the name and the brief, or a campaign's key; at most 200 characters count
     * @param stage key of a stage
     * @param department which owes something now: it may claim an open task or one of its people has
     * @param person who is in the triad or has an open task
     * @param states empty means all
     * @param page 0 is the first
     * @param size 1 to 200
     */
    record Query(
            Optional<String> text,
            Optional<String> stage,
            Optional<Department> department,
            Optional<PersonId> person,
            Set<CampaignState> states,
            Sort sort,
            boolean descending,
            int page,
            int size) {

        public static final int PAGE_SIZE = 25;
        private static final int LARGEST_PAGE = 200;
        private static final int LONGEST_TEXT = 200;

        public Query {
            text = text.map(String::strip)
                    .filter(words -> !words.isEmpty())
                    .map(words -> words.substring(0, Math.min(words.length(), LONGEST_TEXT)));
            states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
            page = Math.max(0, page);
            size = Math.max(1, Math.min(size, LARGEST_PAGE));
        }

        /** Everything, the newest first. */
        public static Query everything() {
            return new Query(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Sort.KEY,
                    true,
                    0,
                    PAGE_SIZE);
        }
    }

    /**
     * One page.
     *
     * @param found how many there are in all, but never more than {@link #COUNTED}
     * @param more whether there are more than that
     */
    record Page(List<CampaignView> campaigns, int found, boolean more) {

        /** Beyond this many nobody pages; counting on would only cost time. */
        public static final int COUNTED = 1000;
    }

    /** In three statements, whatever is asked and however many there are. */
    Page find(Query query);
}
