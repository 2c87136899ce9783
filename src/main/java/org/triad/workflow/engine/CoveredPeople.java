package org.triad.workflow.engine;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.people.Absences;
import org.triad.workflow.ForDiagrams;

/** Whom the person who asks stands in for, for the list of their tasks in Tasklist. */
@Component
public class CoveredPeople {

    /** Nobody has this login: where a list of people is empty, the engine's query asks for everybody's tasks. */
    private static final String NOBODY = "/";

    private final IdentityService identityService;
    private final Absences absences;

    CoveredPeople(IdentityService identityService, Absences absences) {
        this.identityService = identityService;
        this.absences = absences;
    }

    /** The logins of people who are away today and whom the person signed in covers for. */
    @ForDiagrams
    public String[] ofCurrentUser() {
        var asking = identityService.getCurrentAuthentication();
        String[] covered = asking == null
                ? new String[0]
                : absences.now().values().stream()
                        .filter(away -> away.covers().contains(new PersonId(asking.getUserId())))
                        .map(away -> away.person().value())
                        .toArray(String[]::new);
        return covered.length == 0 ? new String[] {NOBODY} : covered;
    }
}
