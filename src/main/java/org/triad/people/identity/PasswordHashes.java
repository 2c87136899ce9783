package org.triad.people.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * BCrypt over a digest of fixed length. BCrypt reads 72 bytes at most, and the engine appends a salt of its own: with the digest a
 * password may be as long as one likes and none of it is cut off.
 */
@Component
@EnableConfigurationProperties(PasswordSettings.class)
class PasswordHashes implements PasswordEncoder {

    private final BCryptPasswordEncoder encoder;

    PasswordHashes(PasswordSettings settings) {
        this.encoder = new BCryptPasswordEncoder(settings.hashStrength());
    }

    @Override
    public String encode(CharSequence password) {
        return encoder.encode(digest(password));
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        return encoder.matches(digest(password), hash);
    }

    @Override
    public boolean upgradeEncoding(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private static String digest(CharSequence password) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(password.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
