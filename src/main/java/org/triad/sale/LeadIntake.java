package org.triad.sale;

import java.nio.charset.Charset;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** Takes files of leads into a campaign for other modules. */
public interface LeadIntake {

    /**
     * Keeps the file and imports it in the background, as if the person had confirmed it.
     *
     * @param text a CSV file's text, which is stored in the character set
     * @return the import's id
     * @throws org.triad.kernel.Refusal if the person is not of Sales, the campaign not in its sale, or the file not clear
     */
    long begin(CampaignKey campaign, String fileName, String text, Charset charset, PersonId by);
}
