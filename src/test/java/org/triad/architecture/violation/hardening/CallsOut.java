package org.triad.architecture.violation.hardening;

public class CallsOut {
    java.io.InputStream answer(java.net.URL address) throws java.io.IOException {
        return address.openStream();
    }
}
