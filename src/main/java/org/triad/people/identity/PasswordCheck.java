package org.triad.people.identity;

import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Whether a password is somebody's. What is stored in an older way is stored anew when its owner has shown it. */
@Component
class PasswordCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordCheck.class);

    /** How the engine marks what our hashes are. */
    private static final String BCRYPT = "{bcrypt}";

    private final IdentityService identityService;
    private final AccountTable accounts;
    private final PasswordEncoder hashes;
    private final Clock clock;

    /** Of a password nobody has. */
    private final String nobodys;

    PasswordCheck(IdentityService identityService, AccountTable accounts, PasswordEncoder hashes, Clock clock) {
        this.identityService = identityService;
        this.accounts = accounts;
        this.hashes = hashes;
        this.clock = clock;
        this.nobodys = hashes.encode("nobody's");
    }

    /** Takes the same time whether the login is unknown, deactivated, without a password, or the password wrong. */
    boolean accepts(String login, String password) {
        AccountTable.Row account = accounts.find(login).orElse(null);
        if (account == null || !account.mayUsePassword(clock.instant())) {
            hashes.matches(password, nobodys);
            return false;
        }
        if (!identityService.checkPassword(login, password)) {
            if (!account.hash().startsWith(BCRYPT)) {
                // What is stored in an older way is compared in less time.
                hashes.matches(password, nobodys);
            }
            return false;
        }
        if (isOutdated(account.hash())) {
            User user = identityService.createUserQuery().userId(login).singleResult();
            user.setPassword(password);
            PasswordRules.exempt(() -> identityService.saveUser(user));
            LOG.info("The password of {} is hashed with BCrypt from now on.", login);
        }
        return true;
    }

    private boolean isOutdated(String hash) {
        return !hash.startsWith(BCRYPT) || hashes.upgradeEncoding(hash.substring(BCRYPT.length()));
    }
}
