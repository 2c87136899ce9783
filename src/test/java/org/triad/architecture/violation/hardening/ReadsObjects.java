package org.triad.architecture.violation.hardening;

public class ReadsObjects {
    Class<?> reader = java.io.ObjectInputStream.class;
}
