package org.triad.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium, headless. Where none is found the tests that need one are skipped, loudly; under {@code CI=true} that is a
 * failure. {@code TRIAD_CHROMIUM} names one that is not on the path.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /** For all classes of a test run, which run one after the other in one thread; it ends with the process. */
    private static Chromium running;

    private final Browser browser;
    private final List<BrowserContext> windows = new ArrayList<>();

    private Chromium(Path program) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Starts one unless one runs, or ends the test as the class says. */
    public static Chromium start() {
        if (running == null) {
            running = found();
        }
        return running;
    }

    private static Chromium found() {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            String sentence =
                    "NO BROWSER: no Chromium was found, so the browser tests did not run. Install chromium or set TRIAD_CHROMIUM.";
            System.err.println(sentence);
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(sentence);
            }
            Assumptions.abort(sentence);
        }
        return new Chromium(program.get());
    }

    private static Optional<Path> find() {
        String named = System.getenv("TRIAD_CHROMIUM");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window with cookies of its own, wide enough for a desk. */
    public Page window() {
        return window(1440, 1000);
    }

    public Page window(int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-US")
                .setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(60_000);
        windows.add(context);
        return context.newPage();
    }

    /** Closes the windows of a class; what they knew is forgotten. */
    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
        windows.clear();
    }
}
