package org.triad.kernel;

/**
 * Names one person: the login, which is also the engine's user id.
 *
 * @param value not blank
 */
public record PersonId(String value) {

    public PersonId {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("A person needs a login.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
