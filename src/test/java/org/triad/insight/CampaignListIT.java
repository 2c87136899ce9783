package org.triad.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.campaign.Brief;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.insight.CampaignList.Query;
import org.triad.insight.CampaignList.Sort;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.testing.Crowd;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

/** Campaigns of other tests are in the same database; a word of its own in every name tells this test's apart. */
@TriadTest
class CampaignListIT {

    @Autowired
    private CampaignList list;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private JdbcClient jdbc;

    private String word;

    @BeforeEach
    void aWordNobodyElseUses() {
        word = "w" + UUID.randomUUID().toString().replaceAll("[^a-z0-9]", "");
    }

    @Test
    void findsCampaignsByTheBeginningsOfWordsInAnyOrder() {
        CampaignKey orchard = proposed("Orchard opening").campaign();
        proposed("Harbour opening");

        assertThat(found(text(word + " orch"))).containsExactly(orchard);
        assertThat(found(text("OPEN " + word))).hasSize(2);
        assertThat(found(text("orchard harbour " + word))).isEmpty();
    }

    @Test
    void findsWordsOfTheBriefAndKeys() {
        CampaignKey key = proposed("Orchard opening").campaign();

        assertThat(found(text(word + " warranty"))).containsExactly(key);
        assertThat(found(text(key.value()))).contains(key);
        assertThat(found(text(key.value().toLowerCase(java.util.Locale.ROOT)))).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "'", "\\", "' | 'x':*", "!! & |", "a:b", "<->", "\0", "“”", "((("})
    void signsAreNeverReadAsSearchSyntax(String typed) {
        CampaignKey key = proposed("Orchard opening").campaign();

        assertThat(found(text(word + " " + typed))).isSubsetOf(key);
        assertThat(list.find(text(typed)).campaigns()).isNotNull();
    }

    @Test
    void narrowsToAStage() {
        CampaignKey reviewed = proposed("Reviewed").finishesBrief().campaign();
        proposed("Drafted");

        assertThat(found(in(word, "review"))).containsExactly(reviewed);
    }

    @Test
    void narrowsToWhatADepartmentOwes() {
        Journey reviewed = proposed("Reviewed").finishesBrief();
        CampaignKey drafted = proposed("Drafted").campaign();
        assertThat(found(owedBy(Department.MARKETING))).containsExactly(drafted);
        assertThat(found(owedBy(Department.SALES))).contains(reviewed.campaign());

        reviewed.salesSays("endorse", "");

        assertThat(found(owedBy(Department.SALES))).doesNotContain(reviewed.campaign());
        assertThat(found(owedBy(Department.SERVICE))).contains(reviewed.campaign());
    }

    @Test
    void narrowsToAPersonOfTheTriadOrWithATask() {
        CampaignKey key = proposed("Orchard opening").campaign();
        assertThat(found(of(Journeys.JONAS))).containsExactly(key);
        assertThat(found(of(Journeys.AISHA))).isEmpty();

        campaigns.changeTriad(key, Department.SALES, Journeys.AISHA, Journeys.MARA);

        assertThat(found(of(Journeys.AISHA))).containsExactly(key);
        assertThat(found(of(Journeys.JONAS))).isEmpty();
    }

    @Test
    void narrowsToStates() {
        CampaignKey running = proposed("Running").campaign();
        CampaignKey paused = proposed("Paused").campaign();
        CampaignKey cancelled = proposed("Cancelled").campaign();
        campaigns.pause(paused, "Later.", Journeys.MARA);
        campaigns.cancel(cancelled, "Never.", Journeys.MARA);

        assertThat(found(in(Set.of()))).containsExactlyInAnyOrder(running, paused, cancelled);
        assertThat(found(in(EnumSet.of(CampaignState.RUNNING, CampaignState.PAUSED))))
                .containsExactlyInAnyOrder(running, paused);
        assertThat(found(in(EnumSet.of(CampaignState.CANCELLED)))).containsExactly(cancelled);
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void everyOrderCanBeTurnedRound(Sort sort) {
        proposed("beta", 20);
        proposed("Alpha", 30);
        proposed("gamma", 10);

        List<CampaignKey> forth = found(sorted(sort, false, 0, 25));
        List<CampaignKey> back = new ArrayList<>(found(sorted(sort, true, 0, 25)));
        java.util.Collections.reverse(back);

        assertThat(forth).hasSize(3).isEqualTo(back);
    }

    @Test
    void ordersByNameWhateverTheCaseAndByLaunchDate() {
        proposed("beta", 20);
        proposed("Alpha", 30);

        assertThat(list.find(sorted(Sort.NAME, false, 0, 25)).campaigns())
                .extracting(campaign -> campaign.brief().name())
                .containsExactly("Alpha " + word, "beta " + word);
        assertThat(list.find(sorted(Sort.LAUNCH, false, 0, 25)).campaigns())
                .isSortedAccordingTo(
                        Comparator.comparing(campaign -> campaign.brief().launchDate()));
    }

    @Test
    void campaignsThatOweNothingComeLastWhenTheOldestTaskLeads() {
        CampaignKey over = proposed("Over").campaign();
        CampaignKey open = proposed("Open").campaign();
        campaigns.cancel(over, "Never.", Journeys.MARA);

        assertThat(found(sorted(Sort.OLDEST_TASK, false, 0, 25))).containsExactly(open, over);
        assertThat(found(sorted(Sort.OLDEST_TASK, true, 0, 25))).containsExactly(open, over);
    }

    @Test
    void pagesShowEveryCampaignOnce() {
        for (int number = 0; number < 5; number++) {
            proposed("Campaign");
        }

        List<CampaignKey> all = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            CampaignList.Page found = list.find(sorted(Sort.KEY, false, page, 2));
            assertThat(found.found()).isEqualTo(5);
            assertThat(found.more()).isFalse();
            found.campaigns().stream().map(CampaignView::key).forEach(all::add);
        }

        assertThat(all).hasSize(5).doesNotHaveDuplicates().isSorted();
    }

    /** Beyond what is counted the list is read in another way, which must find the same. */
    @Test
    void aWordThatMoreHaveThanAnybodyCountsIsFoundInOrderToo() {
        CampaignKey key = proposed("Campaign").campaign();
        Crowd crowd = new Crowd(jdbc, key, 1200);
        try {
            CampaignList.Page page = list.find(sorted(Sort.NAME, true, 1, 3));

            assertThat(page.found()).isEqualTo(CampaignList.Page.COUNTED);
            assertThat(page.more()).isTrue();
            assertThat(page.campaigns().stream().map(each -> each.key().value()))
                    .containsExactly(
                            "C-" + (Crowd.FIRST + 1196), "C-" + (Crowd.FIRST + 1195), "C-" + (Crowd.FIRST + 1194));
        } finally {
            crowd.close();
        }
    }

    /** The tasks are walked through then; page after page it must be what one long page of few would be. */
    @Test
    void theOldestTaskLeadsAmongMoreThanAnybodyCountsToo() {
        CampaignKey first = proposed("First").campaign();
        CampaignKey over = proposed("Over").campaign();
        CampaignKey second = proposed("Second").campaign();
        Journey third = proposed("Third");
        campaigns.cancel(over, "Never.", Journeys.MARA);
        Crowd crowd = new Crowd(jdbc, over, 1200);
        try {
            assertThat(list.find(sorted(Sort.OLDEST_TASK, false, 0, 4)).more()).isTrue();
            assertThat(found(sorted(Sort.OLDEST_TASK, false, 0, 2))).containsExactly(first, second);
            assertThat(found(sorted(Sort.OLDEST_TASK, false, 1, 2))).containsExactly(third.campaign(), over);
            assertThat(found(sorted(Sort.OLDEST_TASK, true, 0, 4)))
                    .containsExactly(third.campaign(), second, first, new CampaignKey("C-" + (Crowd.FIRST + 1199)));
        } finally {
            crowd.close();
        }
    }

    private Journey proposed(String name) {
        return proposed(name, 0);
    }

    private Journey proposed(String name, int launchInDays) {
        Brief brief = journeys.brief(
                name + " " + word,
                engine.today().plusDays(launchInDays),
                engine.today().plusDays(60));
        return journeys.proposed(brief);
    }

    private List<CampaignKey> found(Query query) {
        return list.find(query).campaigns().stream().map(CampaignView::key).toList();
    }

    private Query text(String text) {
        return query(text, Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Sort.KEY, false, 0, 25);
    }

    private Query in(String text, String stage) {
        return query(text, Optional.of(stage), Optional.empty(), Optional.empty(), Set.of(), Sort.KEY, false, 0, 25);
    }

    private Query in(Set<CampaignState> states) {
        return query(word, Optional.empty(), Optional.empty(), Optional.empty(), states, Sort.KEY, false, 0, 25);
    }

    private Query owedBy(Department department) {
        return query(
                word, Optional.empty(), Optional.of(department), Optional.empty(), Set.of(), Sort.KEY, false, 0, 25);
    }

    private Query of(PersonId person) {
        return query(word, Optional.empty(), Optional.empty(), Optional.of(person), Set.of(), Sort.KEY, false, 0, 25);
    }

    private Query sorted(Sort sort, boolean descending, int page, int size) {
        return query(
                word, Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), sort, descending, page, size);
    }

    private static Query query(
            String text,
            Optional<String> stage,
            Optional<Department> department,
            Optional<PersonId> person,
            Set<CampaignState> states,
            Sort sort,
            boolean descending,
            int page,
            int size) {
        return new Query(Optional.of(text), stage, department, person, states, sort, descending, page, size);
    }
}
