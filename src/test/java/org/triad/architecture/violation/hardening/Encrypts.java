package org.triad.architecture.violation.hardening;

public class Encrypts {
    Class<?> cipher = javax.crypto.Cipher.class;
}
