package org.triad.notification.http;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Which IP addresses belong to the public network. The ranges are those of IANA's registries of special-purpose addresses; of IPv6 only the
 * range that is given out (2000::/3) is public at all. IPv4 addresses written as IPv6 are IPv4 addresses to Java.
 */
final class PublicNetwork {

    /** Nobody's to call, whoever allows the host: oneself without a name, this link with its metadata services, groups, broadcasts. */
    private static final List<IpAddressMatcher> NEVER = ranges(
            "0.0.0.0/8",
            "169.254.0.0/16",
            // Metadata services of Azure, Alibaba and Oracle, and as IPv6 of Amazon and Google.
            "168.63.129.16/32",
            "100.100.100.200/32",
            "192.0.0.192/32",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "fe80::/10",
            "fd00:ec2::254/128",
            "fd20:ce::254/128",
            "ff00::/8");

    private static final List<IpAddressMatcher> NOT_PUBLIC = ranges(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            // Ways to IPv4 addresses, documentation, tests.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    private static final IpAddressMatcher PUBLIC_IPV6 = new IpAddressMatcher("2000::/3");

    private PublicNetwork() {}

    /** Whether anybody's channel or webhook may be there. */
    static boolean contains(InetAddress address) {
        boolean given = address.getAddress().length == 4 || PUBLIC_IPV6.matches(address.getHostAddress());
        return given && !isForbidden(address) && !isIn(NOT_PUBLIC, address);
    }

    /** Whether not even an allowed host may lead there. */
    static boolean isForbidden(InetAddress address) {
        return isIn(NEVER, address);
    }

    private static boolean isIn(List<IpAddressMatcher> ranges, InetAddress address) {
        String plain = address.getHostAddress().replaceAll("%.*", "");
        return ranges.stream().anyMatch(range -> range.matches(plain));
    }

    private static List<IpAddressMatcher> ranges(String... ranges) {
        return Stream.of(ranges).map(IpAddressMatcher::new).toList();
    }
}
