package org.triad.notification.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triad.kernel.Refusal;

/** Nobody makes Triad call what is not in the public network, however the address is written and wherever its name leads. */
class AddressGuardTest {

    private static final Map<String, String[]> NAMES = Map.of(
            "hooks.example.com", new String[] {"93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"},
            "inside.example.com", new String[] {"10.1.2.3"},
            "both.example.com", new String[] {"93.184.216.34", "192.168.1.1"},
            "metadata.example.com", new String[] {"169.254.169.254"},
            "sixth.example.com", new String[] {"fd12:3456::1"},
            "localhost", new String[] {"127.0.0.1"});

    private final AddressGuard guard = new AddressGuard(
            Set.of("inside.example.com", "metadata.example.com", "10.1.2.3", "[::1]")::contains,
            AddressGuardTest::addresses);
    private final AddressGuard strict = new AddressGuard(host -> false, AddressGuardTest::addresses);

    /** Names of the test, and what Java itself makes of IP addresses; nothing is asked of the network. */
    private static InetAddress[] addresses(String host) throws UnknownHostException {
        String[] known = NAMES.get(host.toLowerCase(Locale.ROOT));
        if (known == null) {
            if (!host.matches("[0-9.]+|\\[.*]")) {
                throw new UnknownHostException(host);
            }
            return InetAddress.getAllByName(host);
        }
        InetAddress[] found = new InetAddress[known.length];
        for (int at = 0; at < known.length; at++) {
            found[at] = InetAddress.getByName(known[at]);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/services/T0/B0/x",
                "https://HOOKS.example.com:8443/hooks/abc?x=1",
                "https://93.184.216.34/hook",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/hook"
            })
    void whatIsPublicIsCalled(String address) {
        assertThatCode(() -> strict.checked(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // This machine, however it is written.
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.0.0.1./",
                "https://0.0.0.0/",
                "https://0/",
                "https://[::1]/",
                "https://[::]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://１２７.0.0.1/",
                "https://127。0。0。1/",
                "https://localhost/",
                "https://localhost./",
                // Other networks.
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.0.1/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://168.63.129.16/",
                "https://192.0.0.192/",
                "https://198.18.0.1/",
                "https://192.0.2.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fec0::1]/",
                "https://[ff02::1]/",
                "https://[64:ff9b::10.0.0.1]/",
                "https://[2002:a00:1::]/",
                "https://[2001:0:53aa:64c::1]/",
                "https://[2001:db8::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                // Names that lead there.
                "https://inside.example.com/",
                "https://both.example.com/",
                "https://metadata.example.com/",
                "https://sixth.example.com/",
                "https://no-such.example.com/",
                // Tricks.
                "https://hooks.example.com@127.0.0.1/",
                "https://user:word@hooks.example.com/",
                "https://hooks.example.com:443@inside.example.com/",
                "https://hooks.example.com#@127.0.0.1/",
                "https://hooks.example.com\\@127.0.0.1/",
                "https://hooks.example.com /",
                "https://hooks.example.com\r\nHost: inside.example.com/",
                "https://hooks.example.com\u202e/",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:99999/",
                "https:///services",
                "https:hooks.example.com",
                "//hooks.example.com/",
                "hooks.example.com/services",
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "gopher://hooks.example.com/",
                "jar:https://hooks.example.com/a.jar!/",
                ""
            })
    void everythingElseIsRefusedWithASentence(String address) {
        assertThatThrownBy(() -> strict.checked(address))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations()).hasSize(1).allSatisfy(violation -> {
                            assertThat(violation.field()).isEqualTo("address");
                            assertThat(violation.sentence()).matches("[A-Z].*[.…]");
                        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://inside.example.com/hook",
                "http://inside.example.com:8065/hooks/x",
                "http://10.1.2.3/",
                "http://[::1]:9/x"
            })
    void aHostThatIsAllowedIsCalledInsideAndWithoutEncryption(String address) {
        assertThatCode(() -> guard.checked(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://metadata.example.com/",
                "https://below.inside.example.com/",
                "https://sixth.example.com/",
                "http://hooks.example.com/"
            })
    void allowingAHostOpensNeitherMetadataNorOtherHosts(String address) {
        assertThatThrownBy(() -> guard.checked(address)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "fd00:ec2::254",
                "fd20:ce::254",
                "fe80::1",
                "0.0.0.0",
                "224.0.0.1"
            })
    void noMetadataServiceIsCalledWhoeverAllowsTheHost(String leadsTo) {
        AddressGuard open = new AddressGuard(host -> true, host ->
                new InetAddress[] {InetAddress.getByName("10.1.2.3"), InetAddress.getByName(leadsTo)});
        assertThatThrownBy(() -> open.checked("https://inside.example.com/")).isInstanceOf(Refusal.class);
    }

    @Test
    void aRefusalDoesNotSayWhereTheNameLeads() {
        assertThatThrownBy(() -> strict.checked("https://inside.example.com/"))
                .hasMessage("The host is in a private network. An administrator can allow it.");
    }
}
