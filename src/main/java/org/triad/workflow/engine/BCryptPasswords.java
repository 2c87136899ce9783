package org.triad.workflow.engine;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes passwords with BCrypt instead of the engine's single round of SHA-512. */
class BCryptPasswords implements PasswordEncryptor {

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();

    /** The engine appends its own salt to the password; BCrypt reads 72 bytes at most, so longer ones are refused, not cut. */
    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt";
    }
}
