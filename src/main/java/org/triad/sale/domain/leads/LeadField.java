package org.triad.sale.domain.leads;

import java.util.List;

/** What a column of a file can tell about a lead. */
public enum LeadField {
    EXTERNAL_ID(
            "externalId",
            "id",
            100,
            List.of(
                    "opportunity id",
                    "lead id",
                    "deal id",
                    "external id",
                    "record id",
                    "id",
                    "verkaufschance",
                    "verkaufschancen id",
                    "verkaufschance id",
                    "opportunity number",
                    "opportunity",
                    "vorgangsnummer",
                    "nummer",
                    "nr")),
    ACCOUNT(
            "account",
            "account",
            200,
            List.of(
                    "account",
                    "account name",
                    "company",
                    "company name",
                    "customer",
                    "customer name",
                    "client",
                    "konto",
                    "kontoname",
                    "kunde",
                    "kundenname",
                    "firma",
                    "firmenname",
                    "unternehmen")),
    PRODUCT("product", "product", 200, List.of("product", "product name", "produkt", "produktname", "artikel", "item")),
    AGENT(
            "agent",
            "sales agent",
            200,
            List.of(
                    "sales agent",
                    "agent",
                    "sales rep",
                    "sales representative",
                    "salesperson",
                    "opportunity owner",
                    "owner",
                    "rep",
                    "vertriebsmitarbeiter",
                    "verkaufer",
                    "verkaeufer",
                    "betreuer",
                    "zustandig",
                    "zustaendig",
                    "besitzer",
                    "inhaber",
                    "mitarbeiter")),
    STATE(
            "state",
            "stage",
            100,
            List.of(
                    "deal stage",
                    "stage",
                    "sales stage",
                    "status",
                    "state",
                    "outcome",
                    "verkaufsphase",
                    "phase",
                    "stufe",
                    "stadium",
                    "ergebnis")),
    ENGAGED_ON(
            "engagedOn",
            "engage date",
            40,
            List.of(
                    "engage date",
                    "engaged on",
                    "engaged",
                    "start date",
                    "opened",
                    "created on",
                    "created date",
                    "create date",
                    "created",
                    "erstkontakt",
                    "kontaktdatum",
                    "kontaktiert am",
                    "startdatum",
                    "eroffnet am",
                    "eroeffnet am",
                    "erstellt am",
                    "beginn")),
    CLOSED_ON(
            "closedOn",
            "close date",
            40,
            List.of(
                    "close date",
                    "closed on",
                    "closed date",
                    "closing date",
                    "closed",
                    "abschlussdatum",
                    "abgeschlossen am",
                    "geschlossen am",
                    "abschluss",
                    "enddatum")),
    VALUE(
            "value",
            "value",
            40,
            List.of(
                    "close value",
                    "deal value",
                    "value",
                    "amount",
                    "revenue",
                    "price",
                    "wert",
                    "auftragswert",
                    "betrag",
                    "umsatz",
                    "summe",
                    "volumen",
                    "erlos",
                    "erloes"));

    private final String key;
    private final String word;
    private final int longest;
    private final List<String> synonyms;

    LeadField(String key, String word, int longest, List<String> synonyms) {
        this.key = key;
        this.word = word;
        this.longest = longest;
        this.synonyms = synonyms;
    }

    /** Its name in forms and in the REST interface. */
    public String key() {
        return key;
    }

    /** How sentences call it. */
    String word() {
        return word;
    }

    /** The most characters it may have. */
    int longest() {
        return longest;
    }

    /** How well a column's plain name fits: 0 is best, -1 means not at all. */
    int rank(String plainName) {
        return synonyms.indexOf(plainName);
    }
}
