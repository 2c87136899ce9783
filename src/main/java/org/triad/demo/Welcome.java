package org.triad.demo;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.triad.database.DatabaseKind;

/** Ends the console with where Triad is and, in the demo, whom to sign in as. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final ServletWebServerApplicationContext application;
    private final DatabaseKind database;
    private final DemoSettings settings;

    Welcome(ServletWebServerApplicationContext application, DatabaseKind database, DemoSettings settings) {
        this.application = application;
        this.database = database;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        String logins = settings.peopleIn(database)
                ? Arrays.stream(DemoPerson.values())
                        .map(person -> "  %-8s %s".formatted(person.login(), person.role()))
                        .collect(Collectors.joining(
                                "\n", "\nSign in as one of these, password " + DemoPerson.PASSWORD + ":\n", "\n"))
                : "\n";
        LOG.info(
                "\n\nTriad is ready: http://localhost:{}\n{}",
                application.getWebServer().getPort(),
                logins);
    }
}
