package org.triad.architecture.violation.hardening;

public class StartsPrograms {
    Process started() throws java.io.IOException {
        return Runtime.getRuntime().exec(new String[] {"true"});
    }
}
