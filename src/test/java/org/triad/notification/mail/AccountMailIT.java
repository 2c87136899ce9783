package org.triad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.people.AccountDesk;
import org.triad.people.AccountDesk.Details;
import org.triad.people.AccountDesk.Proof;
import org.triad.people.Accounts;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.testing.Journeys;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Whoever owns an account hears what happens to it, even where somebody else has taken it over. */
@TriadTest
class AccountMailIT {

    private static final String ELSEWHERE = "127.0.0.1";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SomePerson person;

    @BeforeEach
    void somebody() {
        new Mailroom(context).clear();
        person = SomePerson.in(accounts, "sales");
        server.start();
    }

    @AfterEach
    void nothingIsLeft() {
        server.stop();
        new Mailroom(context).clear();
    }

    @Test
    void anotherAddressIsToldToTheOneThatWas() throws Exception {
        desk.change(
                me(),
                person.id(),
                new Details("Some", "Body", "taken-over@triad.example"),
                new Proof(SomePerson.PASSWORD, ELSEWHERE));

        MimeMessage mail = onlyMail();

        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getAllRecipients()[0].toString()).contains(person.login() + "@triad.example");
        assertThat(mail.getSubject()).isEqualTo("Your e-mail address was changed");
        assertThat(GreenMailUtil.getWholeMessage(mail))
                .contains("tell an administrator at once", "/profile", "It cannot be switched off.")
                .doesNotContain("taken-over@", "??");
    }

    @Test
    void anotherPasswordIsTold() throws Exception {
        desk.changePassword(me(), new Proof(SomePerson.PASSWORD, ELSEWHERE), SomePerson.ANOTHER_PASSWORD);

        assertThat(onlyMail().getSubject()).isEqualTo("Your password was changed");
        assertThat(GreenMailUtil.getWholeMessage(server.getReceivedMessages()[0]))
                .doesNotContain(SomePerson.ANOTHER_PASSWORD, SomePerson.PASSWORD);
    }

    @Test
    void whatAnAdministratorDoesIsToldWithTheirName() throws Exception {
        Person admin = people.find(Journeys.ADMIN).orElseThrow();
        String temporary = desk.setTemporaryPassword(admin, person.id()).password();
        desk.setGroups(admin, person.id(), Set.of("service"));
        desk.change(
                admin, person.id(), new Details("Some", "Other", person.login() + "@triad.example"), new Proof("", ""));

        send(2);

        assertThat(server.getReceivedMessages())
                .allSatisfy(mail -> assertThat(GreenMailUtil.getWholeMessage(mail))
                        .contains(admin.name())
                        .doesNotContain(temporary));
        assertThat(Arrays.stream(server.getReceivedMessages()).map(AccountMailIT::subject))
                .containsExactlyInAnyOrder(
                        "A temporary password was set for you", "Your departments or roles were changed");
    }

    @Test
    void nobodySwitchesItOff() {
        Visitor visitor = person.signedIn(port);

        assertThat(visitor.get("/preferences").body())
                .contains("Your account", "Your password, address or roles were changed")
                .doesNotContain("choice.account");
        assertThat(visitor.form(
                                "/preferences",
                                Map.of("_csrf", visitor.token("/preferences"), "choice.account", "NEVER"))
                        .body())
                .contains("What happens to your account cannot be switched off");
    }

    @Test
    void quietHoursDoNotKeepItBack() {
        jdbc.sql("insert into notification_quiet values (:login, '00:01', '00:00')")
                .param("login", person.login())
                .update();

        desk.changePassword(me(), new Proof(SomePerson.PASSWORD, ELSEWHERE), SomePerson.ANOTHER_PASSWORD);

        assertThat(jdbc.sql(
                                "select due_at = created_at from notification_message where recipient = :login and kind = 'ACCOUNT'")
                        .param("login", person.login())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private MimeMessage onlyMail() {
        send(1);
        return server.getReceivedMessages()[0];
    }

    private void send(int count) {
        jdbc.sql("update notification_message set state = 'WAITING' where recipient = :login and kind = 'ACCOUNT'")
                .param("login", person.login())
                .update();
        assertThat(new Mailroom(context).worker(server.getSmtp().getPort()).run(() -> false))
                .isEqualTo(count);
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private Person me() {
        return people.find(person.id()).orElseThrow();
    }
}
