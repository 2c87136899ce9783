package org.triad.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.function.UnaryOperator;

/** The screens a page has to fit: wide and narrow, by day and by night. */
public final class Screens {

    private static final String TOO_WIDE =
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1";

    private static final List<Integer> WIDTHS = List.of(1440, 390);
    private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    private Screens() {}

    /** No page is wider than any of them. Keeps a picture of each, called as the function calls its path. */
    public static void fit(Desk desk, List<String> paths, UnaryOperator<String> names) {
        for (String path : paths) {
            desk.goes(path);
            Page page = desk.page();
            assertThat(page.locator("main").innerText()).as(path).doesNotContain("Something broke");
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                for (ColorScheme scheme : SCHEMES) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    desk.photographs("%s-%d-%s".formatted(names.apply(path).replaceAll("[^a-z]", ""), width, scheme));
                    assertThat(page.evaluate(TOO_WIDE))
                            .as("%s at %d, %s", path, width, scheme)
                            .isEqualTo(false);
                }
            }
        }
    }
}
