package org.triad.insight.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;
import org.triad.campaign.CampaignState;
import org.triad.insight.CampaignList.Page;
import org.triad.insight.CampaignList.Query;
import org.triad.insight.CampaignList.Sort;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/**
 * How a reader has narrowed down the list, as it stands in the address. What is empty, missing or unknown narrows nothing.
 *
 * @param q the search field
 * @param state {@code active} for running and paused, which is also what a missing one means; {@code all}; or a state
 * @param sort key of a {@link Sort}
 * @param dir {@code asc} or {@code desc}
 * @param page 1 is the first
 */
record CampaignFilter(
        String q, String stage, String department, String person, String state, String sort, String dir, Integer page) {

    private static final String ACTIVE = "active";
    private static final String ALL = "all";
    private static final String DESCENDING = "desc";
    private static final String ASCENDING = "asc";
    private static final int LAST_PAGE = Page.COUNTED / Query.PAGE_SIZE;

    CampaignFilter {
        q = given(q);
        stage = given(stage);
        department = Department.ofGroup(given(department)).map(Department::key).orElse("");
        person = given(person);
        state = given(state).isEmpty() ? ACTIVE : given(state).toLowerCase(Locale.ROOT);
        Sort by = Sort.ofKey(given(sort)).orElse(Sort.KEY);
        sort = by.key();
        dir = given(dir).isEmpty() ? firstDirection(by) : DESCENDING.equals(given(dir)) ? DESCENDING : ASCENDING;
        page = page == null ? 1 : Math.max(1, Math.min(page, LAST_PAGE));
    }

    static CampaignFilter none() {
        return new CampaignFilter("", "", "", "", "", "", "", 1);
    }

    Query toQuery() {
        return new Query(
                Optional.of(q),
                Optional.of(stage).filter(text -> !text.isEmpty()),
                Department.ofGroup(department),
                Optional.of(person).filter(text -> !text.isEmpty()).map(PersonId::new),
                states(),
                Sort.ofKey(sort).orElse(Sort.KEY),
                DESCENDING.equals(dir),
                page - 1,
                Query.PAGE_SIZE);
    }

    private Set<CampaignState> states() {
        return switch (state) {
            case ACTIVE -> EnumSet.of(CampaignState.RUNNING, CampaignState.PAUSED);
            case ALL -> EnumSet.noneOf(CampaignState.class);
            default ->
                Arrays.stream(CampaignState.values())
                        .filter(known -> known.name().equalsIgnoreCase(state))
                        .findFirst()
                        .map(EnumSet::of)
                        .orElse(EnumSet.noneOf(CampaignState.class));
        };
    }

    /** Whether anything is left out that could be shown. */
    public boolean narrows() {
        return !(q + stage + department + person).isEmpty() || !ACTIVE.equals(state);
    }

    /** The order by a column: the other way round where it is the present one. */
    public CampaignFilter by(String column) {
        String turned = column.equals(sort) ? (DESCENDING.equals(dir) ? ASCENDING : DESCENDING) : "";
        return new CampaignFilter(q, stage, department, person, state, column, turned, 1);
    }

    /** The word screen readers are told about a column; null for the columns that do not order. */
    public String ariaSort(String column) {
        return !column.equals(sort) ? null : DESCENDING.equals(dir) ? "descending" : "ascending";
    }

    public CampaignFilter onPage(int number) {
        return new CampaignFilter(q, stage, department, person, state, sort, dir, number);
    }

    public CampaignFilter ofPerson(String login) {
        return new CampaignFilter(q, stage, department, login, state, sort, dir, 1);
    }

    public CampaignFilter ofDepartment(String key) {
        return new CampaignFilter(q, stage, key, person, state, sort, dir, 1);
    }

    public CampaignFilter inState(String other) {
        return new CampaignFilter(q, stage, department, person, other, sort, dir, 1);
    }

    /** The address of this list, without what goes without saying. */
    public String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/campaigns");
        add(address, "q", q, "");
        add(address, "stage", stage, "");
        add(address, "department", department, "");
        add(address, "person", person, "");
        add(address, "state", state, ACTIVE);
        add(address, "sort", sort, Sort.KEY.key());
        add(address, "dir", dir, firstDirection(Sort.ofKey(sort).orElse(Sort.KEY)));
        add(address, "page", String.valueOf(page), "1");
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value, String unsaid) {
        if (!value.equals(unsaid)) {
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }

    /** The newest campaign first; names, dates and waits from the start. */
    private static String firstDirection(Sort sort) {
        return sort == Sort.KEY ? DESCENDING : ASCENDING;
    }

    private static String given(String text) {
        return text == null ? "" : text.strip();
    }
}
