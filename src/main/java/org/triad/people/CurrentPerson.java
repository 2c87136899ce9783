package org.triad.people;

/** The person behind the request that is being served. */
public interface CurrentPerson {

    /**
     * @throws org.triad.kernel.Refusal if nobody is signed in or the account is gone
     */
    Person get();

    /**
     * The person, if they may read campaigns.
     *
     * @throws org.triad.kernel.Refusal (forbidden) for somebody with no department
     */
    default Person readingCampaigns() {
        Person person = get();
        if (!person.seesCampaigns()) {
            throw org.triad.kernel.Refusal.forbidden(
                    "You belong to no department yet, so there are no campaigns to see. Ask an administrator to add you to one.");
        }
        return person;
    }
}
