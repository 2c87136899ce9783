package org.triad.demo;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.triad.database.DatabaseKind;
import org.triad.kernel.Department;
import org.triad.site.DemoLogins;
import org.triad.site.DemoLogins.DemoLogin;

/** Lets the login page say whom one can sign in as. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoSettings.class)
class DemoLoginList {

    @Bean
    DemoLogins demoLogins(DatabaseKind database, DemoSettings settings) {
        boolean demo = database == DatabaseKind.EMBEDDED && settings.people();
        return new DemoLogins(
                demo
                        ? Arrays.stream(DemoPerson.values())
                                .map(DemoLoginList::login)
                                .toList()
                        : List.of(),
                demo ? DemoPerson.PASSWORD : "");
    }

    private static DemoLogin login(DemoPerson person) {
        String department = person.groups().stream()
                .flatMap(group -> Department.ofGroup(group).stream())
                .findFirst()
                .map(Department::key)
                .orElse("");
        return new DemoLogin(person.login(), person.fullName(), person.role(), department);
    }
}
