package org.triad.sale.domain.leads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a lead stands. */
public enum LeadState {
    PROSPECTING(
            "Prospecting",
            List.of(
                    "prospecting",
                    "prospect",
                    "new",
                    "lead",
                    "neu",
                    "interessent",
                    "anbahnung",
                    "akquise",
                    "kaltakquise")),
    ENGAGING(
            "Engaging",
            List.of(
                    "engaging",
                    "engaged",
                    "in progress",
                    "working",
                    "contacted",
                    "qualified",
                    "qualification",
                    "needs analysis",
                    "proposal",
                    "proposal price quote",
                    "negotiation",
                    "negotiation review",
                    "in bearbeitung",
                    "in arbeit",
                    "kontaktiert",
                    "qualifiziert",
                    "angebot",
                    "verhandlung",
                    "in verhandlung")),
    WON("Won", List.of("won", "closed won", "deal won", "gewonnen", "abgeschlossen gewonnen", "auftrag", "verkauft")),
    LOST(
            "Lost",
            List.of("lost", "closed lost", "deal lost", "verloren", "abgeschlossen verloren", "absage", "abgesagt"));

    private static final Map<String, LeadState> BY_WORD = new HashMap<>();

    static {
        for (LeadState state : values()) {
            state.words.forEach(word -> BY_WORD.put(word, state));
        }
    }

    private final String label;
    private final List<String> words;

    LeadState(String label, List<String> words) {
        this.label = label;
        this.words = words;
    }

    /** The name people read. */
    public String label() {
        return label;
    }

    /** The state a file's word stands for, in English or German. */
    static Optional<LeadState> ofWord(String word) {
        return Optional.ofNullable(BY_WORD.get(PlainWords.of(word)));
    }
}
