package org.triad.testing;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Counts how often the calling thread hashes a password while it does some work, be it to store or to compare one. */
@TestComponent
public class HashCount implements BeanPostProcessor {

    private static final ThreadLocal<Integer> HASHED = new ThreadLocal<>();

    /** How many hashes the work computes. */
    public static int of(Runnable work) {
        HASHED.set(0);
        try {
            work.run();
            return HASHED.get();
        } finally {
            HASHED.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PasswordEncoder hashes ? new Counted(hashes) : bean;
    }

    private record Counted(PasswordEncoder hashes) implements PasswordEncoder {

        @Override
        public String encode(CharSequence password) {
            count();
            return hashes.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            count();
            return hashes.matches(password, hash);
        }

        @Override
        public boolean upgradeEncoding(String hash) {
            return hashes.upgradeEncoding(hash);
        }

        private static void count() {
            if (HASHED.get() != null) {
                HASHED.set(HASHED.get() + 1);
            }
        }
    }
}
