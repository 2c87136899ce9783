package org.triad.campaign;

import java.util.Optional;

/**
 * What is needed to propose a campaign.
 *
 * @param marketingPerson login or e-mail address of the accountable person; empty means the proposer
 * @param salesPerson as above; empty means the lead of Sales
 * @param servicePerson as above; empty means the lead of Service
 */
public record Proposal(
        Brief brief,
        Optional<String> marketingPerson,
        Optional<String> salesPerson,
        Optional<String> servicePerson,
        Priority priority) {

    /** Of normal priority. */
    public Proposal(
            Brief brief,
            Optional<String> marketingPerson,
            Optional<String> salesPerson,
            Optional<String> servicePerson) {
        this(brief, marketingPerson, salesPerson, servicePerson, Priority.NORMAL);
    }
}
