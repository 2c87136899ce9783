package org.triad.campaign;

import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/** One accountable person per department, looped in on everything. */
public record Triad(PersonId marketing, PersonId sales, PersonId service) {

    public PersonId of(Department department) {
        return switch (department) {
            case MARKETING -> marketing;
            case SALES -> sales;
            case SERVICE -> service;
        };
    }

    public Triad with(Department department, PersonId person) {
        return switch (department) {
            case MARKETING -> new Triad(person, sales, service);
            case SALES -> new Triad(marketing, person, service);
            case SERVICE -> new Triad(marketing, sales, person);
        };
    }

    public boolean includes(PersonId person) {
        return marketing.equals(person) || sales.equals(person) || service.equals(person);
    }
}
