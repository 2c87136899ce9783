package org.triad.access;

import java.net.http.HttpResponse;
import org.triad.access.AccessMatrix.Cell;

/** Tells from an answer which cell it belongs into. */
final class Answered {

    private static final int GIST = 160;

    private Answered() {}

    static boolean is(Role role, Cell cell, HttpResponse<String> answer) {
        int status = answer.statusCode();
        return switch (cell) {
            case YES -> (status < 500 || isHealth(answer)) && status != 401 && status != 403 && !leadsToLogin(answer);
            case NO -> status == 403;
            case LOGIN -> status == 401 || leadsToLogin(answer) || isNotEvenLookedAt(role, answer);
            case TOLD -> status == 302 && !leadsToLogin(answer);
        };
    }

    /** Of too many tries with a password that is not accepted; nobody else in the matrix has such a password. */
    private static boolean isNotEvenLookedAt(Role role, HttpResponse<String> answer) {
        return role == Role.DEACTIVATED && answer.statusCode() == 429;
    }

    /** In tests the job executor stands still, and health says so. */
    private static boolean isHealth(HttpResponse<String> answer) {
        return answer.statusCode() == 503 && answer.body().startsWith("{\"status\":\"DOWN\"");
    }

    /** What is worth reading of an answer that was not expected. */
    static String gist(HttpResponse<String> answer) {
        String words = answer.headers().firstValue("Location").orElse("") + " " + answer.body();
        return words.strip().substring(0, Math.min(words.strip().length(), GIST));
    }

    private static boolean leadsToLogin(HttpResponse<String> answer) {
        return answer.statusCode() == 302
                && answer.headers()
                        .firstValue("Location")
                        .filter(to -> to.endsWith("/login"))
                        .isPresent();
    }
}
