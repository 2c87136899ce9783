package org.triad.architecture.violation.hardening;

public class Guessable {
    int secret = java.util.concurrent.ThreadLocalRandom.current().nextInt();
}
