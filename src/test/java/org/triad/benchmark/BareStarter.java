package org.triad.benchmark;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * Camunda's starter with its web applications and its REST interface, as one gets it: no diagram, no login, no class of ours. It is started
 * with its own libraries only, see {@link BareLibraries}.
 */
@EnableAutoConfiguration
public class BareStarter {

    public static void main(String[] arguments) {
        SpringApplication.run(BareStarter.class, arguments);
    }
}
