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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Chromium, headless. Where none is found the tests that need one are skipped, loudly; under {@code CI=true} that is a
 * failure. {@code TRIAD_CHROMIUM} names one that is not on the path. A class of tests registers it, opens windows with it, and they are
 * closed when the class is over.
 */
public final class Chromium implements BeforeAllCallback, AfterAllCallback {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /** For all classes of a process, which run one after the other in one thread; it ends with the process. */
    private static Browser running;

    private final List<BrowserContext> windows = new ArrayList<>();

    /** Starts one unless one runs, or ends the tests as the class says. */
    @Override
    public void beforeAll(ExtensionContext tests) {
        if (running == null) {
            running = started(found());
        }
    }

    private static Path found() {
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
        return program.get();
    }

    private static Browser started(Path program) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
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
        BrowserContext context = running.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-US")
                .setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(60_000);
        windows.add(context);
        return context.newPage();
    }

    /** What the windows knew is forgotten. */
    @Override
    public void afterAll(ExtensionContext tests) {
        windows.forEach(BrowserContext::close);
        windows.clear();
    }
}
