package org.triad.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** What Triad's own code does not do, so that nobody can make it do it. */
final class HardeningRules {

    private static final Set<String> WRITES_HEADERS = Set.of("setHeader", "addHeader", "addHeaderLine");

    private static final Set<String> TAKES_ADDRESSES = Set.of(
            "setRecipients",
            "addRecipients",
            "setTo",
            "addTo",
            "setCc",
            "addCc",
            "setBcc",
            "addBcc",
            "setReplyTo",
            "setFrom",
            "parse");

    /** Sample data repeats itself by its seed and is meant to. */
    static final ArchRule WHAT_IS_RANDOM_CANNOT_BE_GUESSED = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.triad.sale.SampleLeads")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.util.random..", "org.apache.commons.lang3..")
                    .or(name("java.util.Random"))
                    .or(name("java.util.SplittableRandom"))
                    .or(name("java.util.concurrent.ThreadLocalRandom")))
            .orShould()
            .callMethod(Math.class, "random");

    /**
     * Reading objects from bytes, looking names up, evaluating expressions: each runs what somebody else wrote. What lies in sessions is
     * Triad's own, and of listed classes.
     */
    static final ArchRule NOTHING_TYPED_IS_EVALUATED = noClasses()
            .that()
            .resideOutsideOfPackage("org.triad.people.session..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.naming..", "org.springframework.expression..", "java.rmi..")
                    .or(name("java.io.ObjectInputStream"))
                    .or(name("java.beans.XMLDecoder"))
                    .or(name("java.net.URLClassLoader")));

    /** The embedded PostgreSQL is a program; its path and arguments are Triad's. */
    static final ArchRule ONLY_THE_DATABASE_IS_A_PROGRAM_OF_ITS_OWN = noClasses()
            .that()
            .resideOutsideOfPackage("org.triad.database.embedded..")
            .should()
            .dependOnClassesThat(name("java.lang.ProcessBuilder"))
            .orShould()
            .callMethodWhere(describe(
                    "starts a program",
                    (JavaCall<?> call) -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                            && call.getName().equals("exec")));

    /**
     * One package calls addresses that people typed, and judges each before (see ADR 19). Sign-in with a provider calls through Spring
     * Security.
     */
    static final ArchRule NOBODY_IS_CALLED_OVER_HTTP = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.triad.people.oidc..",
                    "org.triad.site.oidc..",
                    "org.triad.notification.http..",
                    "org.triad.benchmark..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.net.http..", "org.apache.hc..", "org.springframework.web.client..")
                            .or(name("java.net.URLConnection"))
                            .or(name("java.net.HttpURLConnection")))
            .orShould()
            .callMethodWhere(describe(
                    "opens an address",
                    (JavaCall<?> call) -> call.getTargetOwner().isEquivalentTo(java.net.URL.class)
                            && Set.of("openStream", "openConnection", "getContent")
                                    .contains(call.getName())));

    /** Nothing is encrypted here; passwords are hashed by Spring Security, webhooks signed by the library of Standard Webhooks. Digests are SHA-256, see {@link SourceRulesTest}. */
    static final ArchRule NO_CRYPTOGRAPHY_OF_OUR_OWN = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.crypto..", "org.bouncycastle..")
                    .or(name("java.security.Signature"))
                    .or(name("java.security.KeyPairGenerator")));

    /** What was typed begins no header and adds no recipient: headers are written by one class, which checks them, and addresses one by one. */
    static final ArchRule MAILS_HAVE_NO_HEADERS_FROM_OUTSIDE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.triad.notification.mail.IdentifiedMail")
            .should()
            .callMethodWhere(describe(
                    "writes a header by name",
                    (JavaCall<?> call) -> isOfMail(call) && WRITES_HEADERS.contains(call.getName())))
            .orShould()
            .callMethodWhere(describe(
                    "takes a text for addresses",
                    (JavaCall<?> call) -> isOfMail(call)
                            && TAKES_ADDRESSES.contains(call.getName())
                            && call.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(type ->
                                            type.isEquivalentTo(String.class) || type.isEquivalentTo(String[].class))))
            .orShould()
            .callConstructor(jakarta.mail.internet.InternetAddress.class, String.class);

    private static boolean isOfMail(JavaCall<?> call) {
        String owner = call.getTargetOwner().getPackageName();
        return owner.startsWith("jakarta.mail")
                || owner.startsWith("org.springframework.mail")
                || call.getTargetOwner().isAssignableTo(jakarta.mail.Part.class);
    }

    private HardeningRules() {}
}
