package org.triad;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Triad: the engine, its pages and its REST interface in one process. */
@SpringBootApplication
public class TriadApplication {

    public static void main(String[] args) {
        // Stored instants are UTC, and the engine reads the JVM's zone when it parses dates.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(TriadApplication.class, args);
    }
}
