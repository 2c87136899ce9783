package org.triad.workflow.engine;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes passwords as the module of people says, instead of with the engine's single round of SHA-512. */
class BCryptPasswords implements PasswordEncryptor {

    private final PasswordEncoder hashes;

    BCryptPasswords(PasswordEncoder hashes) {
        this.hashes = hashes;
    }

    @Override
    public String encrypt(String password) {
        return hashes.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return hashes.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt";
    }
}
