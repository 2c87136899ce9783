package org.triad.site.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triad.kernel.StartRefused;

class RoleMappingTest {

    @Test
    void aLeadIsAMember() {
        assertThat(RoleMapping.of(List.of("heads=sales-lead")).granted(List.of("heads")))
                .containsExactlyInAnyOrder("sales", "sales-leads");
    }

    @Test
    void namesInDirectoriesContainTheSign() {
        assertThat(RoleMapping.of(List.of("CN=Sales,OU=House = sales")).granted(List.of("CN=Sales,OU=House")))
                .containsExactly("sales");
    }

    @Test
    void oneTextMayStandForSeveralRoles() {
        RoleMapping mapping = RoleMapping.of(List.of("all=sales", "all=process-owner", "ops=administrator"));

        assertThat(mapping.granted(List.of("all", "unknown"))).containsExactlyInAnyOrder("sales", "process-owners");
        assertThat(mapping.managed()).containsExactlyInAnyOrder("sales", "process-owners", "camunda-admin");
        assertThat(mapping.makesAdministrators()).isTrue();
    }

    @Test
    void withoutEntriesNothingIsGivenOrTaken() {
        assertThat(RoleMapping.of(List.of()).managed()).isEmpty();
        assertThat(RoleMapping.of(List.of()).granted(List.of("sales"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "=sales", "x=", "x=sale", "x=camunda-admin", "x=Sales", " "})
    void anEntryThatCannotBeReadIsNamed(String entry) {
        assertThatThrownBy(() -> RoleMapping.of(List.of(entry)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("“" + entry + "”")
                .hasMessageContaining("TRIAD_OIDC_ROLES");
    }
}
