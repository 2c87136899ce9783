package org.triad.people.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.triad.kernel.Refusal;

/**
 * What a password must be like, through whichever door it is set: long, not somebody's name, and not among the first hundred million an
 * attacker would try. No kinds of characters are asked for, as ASVS 5.0 says (6.2).
 */
@Component
class PasswordRules implements PasswordPolicy {

    /** Characters. */
    static final int SHORTEST = 10;

    /** Characters. */
    static final int LONGEST = 128;

    /** Of 0 to 4: at least 10^8 guesses. The library knows 30,000 common passwords, words, names, dates, keyboard walks. */
    private static final int GUESSABLE_BELOW = 3;

    /** Judging takes time that grows with the square of the length; what is longer is not guessed by its end either. */
    private static final int JUDGED = 40;

    private static final int SHORTEST_LOGIN = 3;

    /** Characters. What is shorter occurs in many words. */
    private static final int SHORTEST_NAME = 3;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Words of this house, which strangers try first. */
    private static final List<String> HOUSE =
            List.of("triad", "camunda", "tasklist", "marketing", "sales", "service", "campaign", "admin", "password");

    /** Whether this thread keeps a password that was chosen under older rules, or shown to everybody on purpose. */
    private static final ThreadLocal<Boolean> EXEMPT = ThreadLocal.withInitial(() -> false);

    private enum Rule implements PasswordPolicyRule {
        LENGTH(
                "Choose a password of %d to %d characters.".formatted(SHORTEST, LONGEST),
                (password, owner) -> password.codePointCount(0, password.length()) >= SHORTEST
                        && password.codePointCount(0, password.length()) <= LONGEST
                        && !password.isBlank()),
        CHARACTERS(
                "A password is made of characters that can be typed.",
                (password, owner) -> password.chars().noneMatch(Character::isISOControl)),
        LOGIN(
                "A password must not contain the login.",
                (password, owner) -> owner.isEmpty()
                        || owner.get(0).length() < SHORTEST_LOGIN
                        || !lower(password).contains(lower(owner.get(0)))),
        GUESSABLE(
                "This password is among the first that somebody would try. Choose something less common, such as four words that have nothing to do with each other.",
                (password, owner) -> {
                    String others = withoutNames(password, owner);
                    return new Judge().score(password, owner) >= GUESSABLE_BELOW
                            && (others.equals(password) || new Judge().score(others, owner) >= GUESSABLE_BELOW);
                });

        private final String sentence;
        private final BiPredicate<String, List<String>> holds;

        Rule(String sentence, BiPredicate<String, List<String>> holds) {
            this.sentence = sentence;
            this.holds = holds;
        }

        @Override
        public String getPlaceholder() {
            return "TRIAD_PASSWORD_" + name();
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of("sentence", sentence);
        }

        @Override
        public boolean execute(String password) {
            return password != null && holds.test(password, List.of());
        }

        @Override
        public boolean execute(String password, User user) {
            return EXEMPT.get() || password != null && holds.test(password, words(user));
        }
    }

    /** The dictionaries take memory, so they are read when the first password is judged and not at the start. */
    private static final class Judge {

        private static final Zxcvbn DICTIONARIES = new Zxcvbn();

        int score(String password, List<String> owner) {
            List<String> known = Stream.concat(HOUSE.stream(), owner.stream()).toList();
            return DICTIONARIES
                    .measure(password.substring(0, Math.min(JUDGED, password.length())), known)
                    .getScore();
        }
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return List.of(Rule.values());
    }

    /** Sentences for the rules a password breaks; none if it may be used. Only the first where judging further makes no sense. */
    List<String> objections(String password, User owner) {
        return broken(password, words(owner));
    }

    static List<String> broken(String password, List<String> owner) {
        if (password == null || !Rule.LENGTH.holds.test(password, owner)) {
            return List.of(Rule.LENGTH.sentence);
        }
        return Arrays.stream(Rule.values())
                .filter(rule -> !rule.holds.test(password, owner))
                .map(rule -> rule.sentence)
                .toList();
    }

    /** Saves without the rules, which the engine's interface has no word for. */
    static void exempt(Runnable save) {
        EXEMPT.set(true);
        try {
            save.run();
        } finally {
            EXEMPT.remove();
        }
    }

    /** @throws Refusal naming the field {@code password} */
    void check(String password, User owner) {
        List<String> objections = objections(password, owner);
        if (!objections.isEmpty()) {
            throw Refusal.invalid(objections.stream()
                    .map(sentence -> new Refusal.Violation("password", sentence))
                    .toList());
        }
    }

    /**
     * What is left of a password without its owner's login, names and address, however they are written: that alone must be hard to
     * guess. The judge takes a name for one guess of a few, and a year beside two of them for many.
     */
    private static String withoutNames(String password, List<String> owner) {
        String left = plain(password);
        List<String> names = owner.stream()
                .flatMap(word -> Stream.concat(Stream.of(word), Stream.of(word.split("[._@ -]+"))))
                .map(PasswordRules::plain)
                .filter(word -> word.length() >= SHORTEST_NAME)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String name : names) {
            left = left.replace(name, "");
        }
        return left.equals(plain(password)) ? password : left;
    }

    /** Small letters without their marks. */
    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(lower(text), Normalizer.Form.NFD))
                .replaceAll("");
    }

    private static List<String> words(User user) {
        if (user == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        words.add(user.getId() == null ? "" : user.getId());
        for (String more : Arrays.asList(user.getFirstName(), user.getLastName(), user.getEmail())) {
            if (more != null && !more.isBlank()) {
                words.addAll(List.of(lower(more).split("[@. ]+")));
            }
        }
        return words;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
