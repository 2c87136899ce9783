package org.triad.meeting.domain;

import java.time.LocalDate;
import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** What somebody is to do until a day, for a campaign or not. */
record Agreement(PersonId person, String what, LocalDate due, Optional<CampaignKey> campaign) {}
