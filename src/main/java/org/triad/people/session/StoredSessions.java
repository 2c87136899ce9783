package org.triad.people.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.triad.kernel.PersonId;
import org.triad.people.Accounts;
import org.triad.people.OpenSessions;
import org.triad.people.Standing;

/** Reads and ends sessions in their table. */
@Component
class StoredSessions implements OpenSessions {

    /** Hex digits; enough to tell a person's sessions apart. */
    private static final int HANDLE_LENGTH = 24;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Accounts accounts;

    StoredSessions(FindByIndexNameSessionRepository<? extends Session> sessions, Accounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Override
    public List<OpenSession> of(PersonId id) {
        String current = current().map(HttpSession::getId).orElse("");
        return sessions.findByPrincipalName(id.value()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> shown(session, current))
                .sorted(Comparator.comparing(OpenSession::lastUsed).reversed())
                .toList();
    }

    @Override
    public void end(PersonId id, String handle) {
        sessions.findByPrincipalName(id.value()).keySet().stream()
                .filter(session -> handle(session).equals(handle))
                .forEach(sessions::deleteById);
    }

    @Override
    public void endOthers(PersonId id) {
        String current = current().map(HttpSession::getId).orElse("");
        sessions.findByPrincipalName(id.value()).keySet().stream()
                .filter(session -> !session.equals(current))
                .forEach(sessions::deleteById);
    }

    @Override
    public void renewCurrent(PersonId id) {
        current().ifPresent(session -> {
            if (session.getAttribute(SignIn.ATTRIBUTE) instanceof SignIn signIn
                    && signIn.login().equals(id.value())) {
                String mark = accounts.standing(id).map(Standing::passwordMark).orElse("");
                session.setAttribute(
                        SignIn.ATTRIBUTE,
                        new SignIn(signIn.login(), signIn.at(), mark, signIn.address(), signIn.agent()));
            }
        });
    }

    private static OpenSession shown(Session session, String current) {
        SignIn signIn = session.getAttribute(SignIn.ATTRIBUTE);
        return new OpenSession(
                handle(session.getId()),
                signIn == null ? session.getCreationTime() : signIn.at(),
                session.getLastAccessedTime(),
                signIn == null ? "" : signIn.address(),
                signIn == null ? "" : signIn.agent(),
                session.getId().equals(current));
    }

    private static Optional<HttpSession> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest()).map((HttpServletRequest request) -> request.getSession(false))
                : Optional.empty();
    }

    private static String handle(String session) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HANDLE_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
