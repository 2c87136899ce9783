package org.triad.people.signin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A login at an address, as digests. Letters count alike, so that nobody gets more tries by writing a login in capitals; of an IPv6
 * address the first 64 bits count, because the rest is for its holder to choose.
 */
record Subject(String pair, String address, String login) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.%a-z]*:[0-9a-fA-F:.%a-z]*");
    private static final int HALF_OF_IPV6 = 8;

    static Subject of(String login, String address) {
        String who = login.toLowerCase(Locale.ROOT);
        String where = network(address == null ? "" : address);
        return new Subject(digest(who + "\n" + where), digest(where), digest(who));
    }

    static String loginDigest(String login) {
        return digest(login.toLowerCase(Locale.ROOT));
    }

    String in(Scope scope) {
        return switch (scope) {
            case PAIR -> pair;
            case ADDRESS -> address;
            case LOGIN -> login;
        };
    }

    private static String network(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length > HALF_OF_IPV6
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, HALF_OF_IPV6))
                    : HexFormat.of().formatHex(bytes);
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
