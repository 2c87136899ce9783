package org.triad.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** What the packages of the house owe each other. */
final class Rules {

    /** Where the engine may be spoken to; the way out to its successor is a renaming in these places. */
    static final ArchRule ENGINE_ONLY_AT_ITS_PLACES = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..process..",
                    "org.triad.workflow..",
                    "org.triad.people.identity..",
                    "org.triad.modeling..",
                    "org.triad.insight.reading..",
                    "org.triad.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    /** The engine's public interface returns its Authentication from an internal package. */
    static final ArchRule INTERNALS_ONLY_IN_THE_ENGINE_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackages("org.triad.workflow.engine..", "org.triad.testing..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..impl..")
                    .and(not(name("org.camunda.bpm.engine.impl.identity.Authentication")))
                    .and(not(name("org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter"))));

    static final ArchRule DOMAIN_KNOWS_NEITHER_WEB_NOR_ENGINE = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..", "org.springframework.http..", "jakarta.servlet..", "org.camunda..");

    static final ArchRule DOMAIN_KNOWS_NEITHER_ITS_PAGES_NOR_ITS_PROCESSES = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.triad..web..", "org.triad..process..");

    static final ArchRule PAGES_AND_PROCESSES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that(resideInAPackage("..web.."))
            .should()
            .dependOnClassesThat(resideInAPackage("org.triad..process.."));

    static final ArchRule KERNEL_NEEDS_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage("org.triad..kernel..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.triad..kernel..", "org.springframework.modulith.."));

    static final ArchRule NAMES_SAY_WHAT_A_CLASS_HOLDS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils");

    static final ArchRule NOTHING_IS_JUST_COMMON =
            noClasses().should().resideInAnyPackage("..common..", "..util..", "..utils..", "..misc..");

    private Rules() {}
}
