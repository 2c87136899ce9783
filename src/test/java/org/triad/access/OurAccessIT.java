package org.triad.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Every endpoint of ours, as every role, on campaigns that are one's own and others', for real. */
@TriadTest
class OurAccessIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private ApplicationContext context;

    private final AccessMatrix matrix = AccessMatrix.read("ours.csv");

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpoint() {
        assertThat(matrix.gaps(OurEndpoints.of(servlets, context))).isEmpty();
    }

    @Test
    void everyCellIsAsWritten() {
        People people = new People(context);
        OurRequests requests = new OurRequests(context);
        Map<Role, Caller> withPasswords = new EnumMap<>(Role.class);
        Map<Role, Caller> signedIn = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            withPasswords.put(role, new Caller(people.withPassword(port, role), ""));
            signedIn.put(role, onPages(people, role));
        }
        List<String> otherwise = new ArrayList<>();

        matrix.rows()
                .forEach((row, cells) -> cells.forEach((role, cell) -> {
                    String path = row.endpoint().path();
                    boolean endsSession = path.endsWith("/logout") || path.equals("/login");
                    Caller caller = path.startsWith("/api/") || path.startsWith("/actuator")
                            ? withPasswords.get(role)
                            : endsSession ? onPages(people, role) : signedIn.get(role);
                    HttpResponse<String> answer = requests.send(row, cell, caller);
                    if (!Answered.is(role, cell, answer)) {
                        otherwise.add("%s as %s: %s is written, but the answer is %d %s"
                                .formatted(row, role, cell, answer.statusCode(), Answered.gist(answer)));
                    }
                }));

        assertThat(otherwise).isEmpty();
        assertThat(requests.changed()).as("changed by somebody who may not").isEmpty();
    }

    private Caller onPages(People people, Role role) {
        Visitor visitor = people.signedIn(port, role);
        boolean stranger = role == Role.ANONYMOUS || role == Role.DEACTIVATED;
        return new Caller(visitor, visitor.token(stranger ? "/login" : "/profile"));
    }
}
