package org.triad.site.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.triad.people.Person;
import org.triad.site.security.Opening.Who;

/**
 * What is open of the engine's REST interface and its three web applications, and for whom. What no line opens is the administrator's;
 * a line for nobody shuts even that. Of several lines for one address those with the most specific address count, so that a line for
 * {@code /task/{id}} opens nothing that has a name, such as {@code /task/count}, where another line names it. The engine's own authorizations and the guards of tasks come after this door and narrow it further.
 *
 * <p>Addresses of the REST interface stand without what leads to them: {@code /engine-rest/task} and
 * {@code /camunda/api/engine/engine/default/task} are both {@code /task}. All others begin with {@code /camunda}.
 */
final class EngineOpenings {

    private static final String TABLE = """
            # The engine says of itself
            everybody    GET          /engine
            everybody    GET          /engine/
            everybody    GET          /version
            everybody    GET,POST     /identity/password-policy

            # Lists of tasks, as Tasklist and scripts read them
            departments  GET,OPTIONS  /filter
            departments  GET          /filter/count
            departments  GET,OPTIONS  /filter/{id}
            departments  GET,POST     /filter/{id}/list
            departments  GET,POST     /filter/{id}/count
            departments  GET,POST     /task
            departments  GET,POST     /task/count

            # One task: look at it, take it, answer it, talk about it
            departments  GET,PUT      /task/{id}
            departments  GET          /task/{id}/form
            departments  GET          /task/{id}/form-variables
            departments  GET          /task/{id}/rendered-form
            departments  GET          /task/{id}/deployed-form
            departments  GET          /task/{id}/variables
            departments  GET,POST     /task/{id}/identity-links
            departments  POST         /task/{id}/identity-links/delete
            departments  GET          /task/{id}/comment
            departments  POST         /task/{id}/comment/create
            departments  GET          /task/{id}/comment/{commentId}
            departments  GET          /task/{id}/attachment
            departments  POST         /task/{id}/claim
            departments  POST         /task/{id}/unclaim
            departments  POST         /task/{id}/assignee
            departments  POST         /task/{id}/complete
            departments  POST         /task/{id}/submit-form

            # What runs, and proposing a campaign with its form; no other way to start
            departments  GET          /process-definition
            departments  GET          /process-definition/count
            departments  GET          /process-definition/{id}
            departments  GET          /process-definition/{id}/xml
            departments  GET          /process-definition/{id}/startForm
            departments  GET          /process-definition/{id}/form-variables
            departments  GET          /process-definition/{id}/rendered-form
            departments  GET          /process-definition/{id}/deployed-start-form
            departments  POST         /process-definition/{id}/submit-form
            departments  GET          /process-definition/key/{key}
            departments  GET          /process-definition/key/{key}/xml
            departments  GET          /process-definition/key/{key}/startForm
            departments  GET          /process-definition/key/{key}/form-variables
            departments  GET          /process-definition/key/{key}/rendered-form
            departments  GET          /process-definition/key/{key}/deployed-start-form
            departments  POST         /process-definition/key/{key}/submit-form
            departments  GET          /process-instance
            departments  GET          /process-instance/count
            departments  GET          /process-instance/{id}

            # What happened: who did what, and when
            departments  GET          /history/process-instance
            departments  GET          /history/process-instance/count
            departments  GET          /history/process-instance/{id}
            departments  GET          /history/task
            departments  GET          /history/task/count
            departments  GET          /history/user-operation
            departments  GET          /history/user-operation/count
            administrators GET        /history/process-instance/report

            # Who may do what, as Tasklist asks before it offers something
            departments  GET          /authorization/check
            departments  GET          /user/{id}/profile
            departments  GET          /identity/groups
            owners       GET          /authorization/check
            owners       GET          /user/{id}/profile

            # Diagrams and tables, as Modeler, Cockpit and scripts of process owners need them
            owners       GET          /deployment
            owners       GET          /deployment/count
            owners       POST         /deployment/create
            owners       GET          /deployment/{id}
            administrators GET        /deployment/registered
            owners       GET          /deployment/{id}/resources
            owners       GET          /deployment/{id}/resources/{resourceId}
            owners       GET          /deployment/{id}/resources/{resourceId}/data
            owners       GET          /process-definition
            owners       GET          /process-definition/count
            owners       GET          /process-definition/statistics
            owners       GET          /process-definition/{id}
            owners       GET          /process-definition/{id}/xml
            owners       GET          /process-definition/{id}/diagram
            owners       GET          /process-definition/{id}/statistics
            owners       GET          /process-definition/{id}/static-called-process-definitions
            owners       GET          /process-definition/key/{key}
            owners       GET          /process-definition/key/{key}/xml
            owners       GET          /process-definition/key/{key}/diagram
            owners       GET          /decision-definition
            owners       GET          /decision-definition/count
            owners       GET          /decision-definition/{id}
            owners       GET          /decision-definition/{id}/xml
            owners       GET          /decision-definition/key/{key}
            owners       GET          /decision-definition/key/{key}/xml

            # The web applications: files, who one is, and Cockpit's own reading for owners
            everybody    GET          /camunda
            everybody    GET          /camunda/
            everybody    GET          /camunda/favicon.ico
            everybody    GET          /camunda/lib/**
            everybody    GET          /camunda/assets/**
            everybody    GET          /camunda/app/welcome/**
            departments  GET          /camunda/app/tasklist/**
            owners       GET          /camunda/app/cockpit/**
            everybody    GET          /camunda/api/admin/auth/user/{engine}
            everybody    POST         /camunda/api/admin/auth/user/{engine}/logout
            everybody    GET          /camunda/api/{application}/plugin/{plugin}/static/**
            owners       GET,POST     /camunda/api/cockpit/plugin/base/{engine}/process-definition/**
            owners       GET,POST     /camunda/api/cockpit/plugin/base/{engine}/process-instance
            owners       GET,POST     /camunda/api/cockpit/plugin/base/{engine}/process-instance/count
            owners       GET          /case-definition/count
            owners       GET,POST     /process-instance/count
            owners       GET          /task/count
            owners       GET          /job-definition
            owners       GET          /camunda/api/cockpit/plugin/base/{engine}/decision-definition/**

            # Nobody: second logins, a second setup, data sent to the vendor, what Triad has switched off, history taken away
            nobody       *            /identity/verify
            nobody       PUT          /user/{id}/credentials
            nobody       *            /telemetry/**
            nobody       *            /optimize/**
            nobody       *            /metrics/**
            nobody       *            /case-execution/**
            nobody       *            /case-instance/**
            nobody       *            /camunda/api/admin/plugin/adminPlugins/{engine}/metrics/**
            nobody       *            /camunda/api/admin/setup/**
            nobody       *            /camunda/app/admin/{engine}/setup/**
            nobody       *            /camunda/api/admin/auth/user/{engine}/login/**
            nobody       *            /camunda/api/admin/plugin/license/**
            nobody       DELETE       /history/**
            nobody       POST         /history/process-instance/delete
            nobody       POST         /history/decision-instance/delete
            nobody       POST         /process-instance/delete-historic-query-based
            nobody       POST         /history/process-instance/set-removal-time
            nobody       POST         /history/decision-instance/set-removal-time
            nobody       POST         /history/batch/set-removal-time
            nobody       *            /history/user-operation/{id}/clear-annotation
            nobody       DELETE       /task/{id}/comment
            nobody       DELETE       /task/{id}/comment/{commentId}
            nobody       DELETE       /process-instance/{id}/comment
            nobody       DELETE       /process-instance/{id}/comment/{commentId}
            """;

    private static final List<Opening> ALL = TABLE.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Opening::of)
            .toList();

    private EngineOpenings() {}

    /**
     * Whether the door opens.
     *
     * @param method HTTP method; HEAD is GET without an answer's body
     * @param path as the table has it
     * @param cascading whether what is deleted would take its history along
     */
    static boolean open(Person person, String method, PathContainer path, boolean cascading) {
        String asked = method.equals("HEAD") ? "GET" : method;
        List<Opening> matching =
                ALL.stream().filter(opening -> opening.matches(asked, path)).toList();
        if (cascading || matching.stream().anyMatch(opening -> opening.who() == Who.NOBODY)) {
            return false;
        }
        return person.isAdministrator()
                || mostSpecific(matching).anyMatch(opening -> opening.who().includes(person));
    }

    private static Stream<Opening> mostSpecific(List<Opening> matching) {
        return matching.stream()
                .filter(opening -> matching.stream().noneMatch(other -> other.isMoreSpecificThan(opening)));
    }
}
