package org.triad.insight.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.triad.campaign.CampaignState;
import org.triad.insight.CampaignList.Sort;
import org.triad.kernel.Department;

class CampaignFilterTest {

    @Test
    void startsWithWhatGoesOnAndTheNewestFirst() {
        CampaignFilter filter = none();

        assertThat(filter.toQuery().states()).containsExactlyInAnyOrder(CampaignState.RUNNING, CampaignState.PAUSED);
        assertThat(filter.toQuery().sort()).isEqualTo(Sort.KEY);
        assertThat(filter.toQuery().descending()).isTrue();
        assertThat(filter.narrows()).isFalse();
        assertThat(filter.address()).isEqualTo("/campaigns");
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        CampaignFilter filter = new CampaignFilter(null, null, "finance", null, "bogus", "bogus", "sideways", -3);

        assertThat(filter.toQuery().department()).isEmpty();
        assertThat(filter.toQuery().states()).isEmpty();
        assertThat(filter.sort()).isEqualTo("key");
        assertThat(filter.page()).isEqualTo(1);
    }

    @Test
    void anAddressSaysTheFilterAndLeadsBackToIt() {
        CampaignFilter filter =
                new CampaignFilter("50% & more?", "review", "sales", "jonas", "all", "launch", "desc", 3);

        assertThat(filter.address())
                .isEqualTo("/campaigns?q=50%25%20%26%20more%3F&stage=review&department=sales&person=jonas&state=all"
                        + "&sort=launch&dir=desc&page=3");
        assertThat(filter.toQuery().department()).contains(Department.SALES);
        assertThat(filter.toQuery().page()).isEqualTo(2);
    }

    @Test
    void aColumnTurnsRoundWhenItIsChosenAgain() {
        CampaignFilter byName = none().onPage(4).by("name");

        assertThat(byName.dir()).isEqualTo("asc");
        assertThat(byName.page()).isEqualTo(1);
        assertThat(byName.ariaSort("name")).isEqualTo("ascending");
        assertThat(byName.ariaSort("launch")).isNull();
        assertThat(byName.by("name").dir()).isEqualTo("desc");
        assertThat(byName.by("name").by("name").dir()).isEqualTo("asc");
    }

    @Test
    void anotherFilterBeginsOnTheFirstPage() {
        assertThat(none().onPage(4).ofPerson("mara").page()).isEqualTo(1);
        assertThat(none().onPage(4).ofDepartment("sales").narrows()).isTrue();
    }

    private static CampaignFilter none() {
        return new CampaignFilter(null, null, null, null, null, null, null, null);
    }
}
