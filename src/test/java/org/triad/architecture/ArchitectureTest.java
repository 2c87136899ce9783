package org.triad.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.triad.TriadApplication;
import org.triad.architecture.violation.SomethingManager;
import org.triad.architecture.violation.domain.AsksTheEngine;
import org.triad.architecture.violation.domain.KnowsItsPage;
import org.triad.architecture.violation.domain.KnowsRequests;
import org.triad.architecture.violation.hardening.CallsOut;
import org.triad.architecture.violation.hardening.Encrypts;
import org.triad.architecture.violation.hardening.ForgesHeaders;
import org.triad.architecture.violation.hardening.Guessable;
import org.triad.architecture.violation.hardening.ReadsObjects;
import org.triad.architecture.violation.hardening.StartsPrograms;
import org.triad.architecture.violation.kernel.NeedsALibrary;
import org.triad.architecture.violation.process.UsesInternals;
import org.triad.architecture.violation.util.Anything;
import org.triad.architecture.violation.web.AsksAProcess;
import org.triad.architecture.violation.web.SpeaksToTheEngine;

/** Every rule holds for what is shipped, and catches the violation it was made for. */
class ArchitectureTest {

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackagesOf(TriadApplication.class);

    static Stream<Arguments> rulesWithTheirViolation() {
        return Stream.of(
                Arguments.of(Rules.ENGINE_ONLY_AT_ITS_PLACES, SpeaksToTheEngine.class),
                Arguments.of(Rules.INTERNALS_ONLY_IN_THE_ENGINE_PACKAGE, UsesInternals.class),
                Arguments.of(Rules.DOMAIN_KNOWS_NEITHER_WEB_NOR_ENGINE, AsksTheEngine.class),
                Arguments.of(Rules.DOMAIN_KNOWS_NEITHER_WEB_NOR_ENGINE, KnowsRequests.class),
                Arguments.of(Rules.DOMAIN_KNOWS_NEITHER_ITS_PAGES_NOR_ITS_PROCESSES, KnowsItsPage.class),
                Arguments.of(Rules.PAGES_AND_PROCESSES_DO_NOT_KNOW_EACH_OTHER, AsksAProcess.class),
                Arguments.of(Rules.KERNEL_NEEDS_THE_JDK_ALONE, NeedsALibrary.class),
                Arguments.of(Rules.NAMES_SAY_WHAT_A_CLASS_HOLDS, SomethingManager.class),
                Arguments.of(Rules.NOTHING_IS_JUST_COMMON, Anything.class),
                Arguments.of(HardeningRules.WHAT_IS_RANDOM_CANNOT_BE_GUESSED, Guessable.class),
                Arguments.of(HardeningRules.NOTHING_TYPED_IS_EVALUATED, ReadsObjects.class),
                Arguments.of(HardeningRules.ONLY_THE_DATABASE_IS_A_PROGRAM_OF_ITS_OWN, StartsPrograms.class),
                Arguments.of(HardeningRules.NOBODY_IS_CALLED_OVER_HTTP, CallsOut.class),
                Arguments.of(HardeningRules.NO_CRYPTOGRAPHY_OF_OUR_OWN, Encrypts.class),
                Arguments.of(HardeningRules.MAILS_HAVE_NO_HEADERS_FROM_OUTSIDE, ForgesHeaders.class));
    }

    @ParameterizedTest
    @MethodSource("rulesWithTheirViolation")
    void holdsForWhatIsShipped(ArchRule rule) {
        rule.check(SHIPPED);
    }

    @ParameterizedTest
    @MethodSource("rulesWithTheirViolation")
    void catchesTheViolationItWasMadeFor(ArchRule rule, Class<?> violation) {
        assertThat(rule.allowEmptyShould(true)
                        .evaluate(new ClassFileImporter().importClasses(violation))
                        .hasViolation())
                .isTrue();
    }
}
