package org.triad.workflow.worktime;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;
import org.triad.kernel.StartRefused;

/** The public holidays of a country or a region of it. */
final class PublicHolidays {

    private final Supplier<HolidayManager> calendar;
    private final String[] region;

    /** @throws StartRefused if country or region is unknown */
    PublicHolidays(String country, String region) {
        this.calendar = SingletonSupplier.of(manager(country.strip().toLowerCase(Locale.ROOT)));
        this.region = region.isBlank()
                ? new String[0]
                : region.strip().toLowerCase(Locale.ROOT).split("[-/ ]+");
        if (this.region.length > 0 && !isKnown(this.region)) {
            throw new StartRefused("triad.working-time.region is “%s”, which “%s” does not have. It has %s."
                    .formatted(region, country, regions()));
        }
    }

    boolean includes(LocalDate day) {
        return calendar.get().isHoliday(day, region);
    }

    /** Known countries are looked up at once; their holidays, which take a while to read, when somebody first asks for one. */
    private static Supplier<HolidayManager> manager(String country) {
        if (HolidayManager.getSupportedCalendarCodes().stream().noneMatch(country::equalsIgnoreCase)) {
            throw new StartRefused(
                    "triad.working-time.country is “%s”, whose holidays nobody here knows. Write two letters, such as de, or leave it empty."
                            .formatted(country));
        }
        return () -> HolidayManager.getInstance(ManagerParameters.create(country));
    }

    private boolean isKnown(String[] path) {
        var children = calendar.get().getCalendarHierarchy().getChildren();
        for (String step : path) {
            var next = children.get(step);
            if (next == null) {
                return false;
            }
            children = next.getChildren();
        }
        return true;
    }

    private Set<String> regions() {
        return new java.util.TreeSet<>(
                calendar.get().getCalendarHierarchy().getChildren().keySet());
    }
}
