package org.triad.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.servlet.FlashMap;

class SessionContentTest {

    @Test
    void ourOwnSpringsAndCamundasAttributesComeBack() {
        Authentications camunda = new Authentications();
        UserAuthentication mara = new UserAuthentication("mara", "default");
        mara.setGroupIds(new ArrayList<>(List.of("marketing")));
        camunda.addOrReplace(mara);
        FlashMap flash = new FlashMap();
        flash.put("typed", Map.of("cancel", new HashMap<>(Map.of("reason", "Too dear"))));
        SignIn signIn = new SignIn("mara", Instant.EPOCH, "mark", "192.0.2.1", "Firefox");

        assertThat(again(signIn)).isEqualTo(signIn);
        assertThat(again(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        "mara", null, AuthorityUtils.createAuthorityList("marketing")))))
                .isInstanceOfSatisfying(
                        SecurityContextImpl.class,
                        context -> assertThat(context.getAuthentication().getName())
                                .isEqualTo("mara"));
        assertThat(again(new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token")))
                .isNotNull();
        assertThat(again(new CopyOnWriteArrayList<>(List.of(flash)))).isEqualTo(List.of(flash));
        assertThat(again(camunda))
                .isInstanceOfSatisfying(
                        Authentications.class,
                        back -> assertThat(back.getAuthenticationForProcessEngine("default")
                                        .getIdentityId())
                                .isEqualTo("mara"));
    }

    @Test
    void aClassThatIsNotListedDoesNotComeBack() {
        assertThat(again(new javax.swing.event.EventListenerList())).isNull();
        assertThat(again(new ArrayList<>(List.of(new java.io.File("/etc/passwd")))))
                .isNull();
    }

    @Test
    void bytesNobodyWroteAreNoAttribute() {
        assertThat(SessionContent.read(new byte[] {1, 2, 3})).isNull();
    }

    @Test
    void whatCannotBeKeptIsNamed() {
        assertThatThrownBy(() -> SessionContent.write(new Object())).hasMessageContaining("java.lang.Object");
    }

    private static Object again(Object attribute) {
        return SessionContent.read(SessionContent.write(attribute));
    }
}
