package org.triad.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.triad.demo.DemoPerson;

/** Where thousands of requests carry a password, each is checked against its hash: here one that costs as little as a hash can. */
public final class CheapPasswords {

    private static final int LEAST_STRENGTH = 4;

    private CheapPasswords() {}

    /** Hashes the passwords of the demo people anew; they stay the same. */
    public static void arrange(JdbcClient jdbc) {
        for (DemoPerson person : DemoPerson.values()) {
            String salt = jdbc.sql("select salt_ from act_id_user where id_ = :id")
                    .param("id", person.login())
                    .query(String.class)
                    .single();
            jdbc.sql("update act_id_user set pwd_ = :hash where id_ = :id")
                    .param("hash", "{bcrypt}" + hash(DemoPerson.PASSWORD + salt))
                    .param("id", person.login())
                    .update();
        }
    }

    private static String hash(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return BCrypt.hashpw(Base64.getEncoder().encodeToString(digest), BCrypt.gensalt(LEAST_STRENGTH));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
