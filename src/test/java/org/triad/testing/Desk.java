package org.triad.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.triad.demo.DemoPerson;
import org.triad.kernel.PersonId;
import org.triad.workflow.OpenTask;

/** A person in front of a browser: signs in, opens tasks in Tasklist, fills forms by their labels as people do. */
public final class Desk {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private static final int LOADS = 6;
    private static final int FORM_MILLISECONDS = 12_000;

    private final Page page;
    private final String root;
    private final PersonId person;

    public Desk(Chromium chromium, int port, PersonId person) {
        this(chromium.window(), port, person);
    }

    /** In a window of another size. */
    public Desk(Page window, int port, PersonId person) {
        this.page = window;
        this.root = "http://localhost:" + port;
        this.person = person;
        page.navigate(root + "/login");
        page.locator("input[name=username]").fill(person.value());
        page.locator("input[name=password]").fill(DemoPerson.PASSWORD);
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForURL("**/campaigns*");
    }

    public Page page() {
        return page;
    }

    public Desk goes(String path) {
        page.navigate(root + path);
        return this;
    }

    /** Opens "Start process" in Tasklist and the form of the campaign lifecycle in it. */
    public Desk opensStartForm(String process) {
        page.navigate(root + "/camunda/app/tasklist/default/");
        page.getByText("Start process").first().waitFor();
        page.getByText("Start process").first().click();
        page.locator(".modal-dialog").getByText(process).click();
        form().first().waitFor();
        return this;
    }

    /**
     * Opens a task in Tasklist, without loading it anew where it is open and shows no form. Where the form does not come, loads the page
     * anew, as people do, and keeps a picture of what came.
     */
    public Desk opens(OpenTask task) {
        for (int attempt = 1; ; attempt++) {
            if (attempt > 1 || !isInTasklist() || form().count() > 0) {
                page.navigate("about:blank");
            }
            page.navigate(root + task.tasklistPath());
            try {
                form().first().waitFor(new Locator.WaitForOptions().setTimeout(FORM_MILLISECONDS));
                return this;
            } catch (TimeoutError withoutForm) {
                photographs("without-form-" + task.id());
                if (attempt == LOADS) {
                    throw new AssertionError(
                            "No form of “%s” for %s at %s:%n%s"
                                    .formatted(task.name(), person, page.url(), page.innerText("body")),
                            withoutForm);
                }
            }
        }
    }

    public Desk types(String label, String text) {
        Locator field = form().getByLabel(label).first();
        field.fill(text);
        return this;
    }

    /** A day in the form's own calendar field. */
    public Desk picks(String label, java.time.LocalDate day) {
        Locator field = form().locator(".fjs-form-field-datetime")
                .filter(new Locator.FilterOptions().setHasText(label))
                .locator("input")
                .first();
        field.fill("%02d/%02d/%d".formatted(day.getMonthValue(), day.getDayOfMonth(), day.getYear()));
        field.press("Enter");
        return this;
    }

    /** Ticks a box or a choice. The form marks what it requires with a star. */
    public Desk chooses(String option) {
        form().getByLabel(Pattern.compile("^" + option + "\\s*\\*?$")).first().check();
        return this;
    }

    public Desk selects(String label, String option) {
        form().locator(".fjs-form-field-select")
                .filter(new Locator.FilterOptions().setHasText(label))
                .locator(".fjs-input-group, .fjs-select-display, input")
                .first()
                .click();
        form().locator(".fjs-dropdownlist-item").getByText(option).first().click();
        return this;
    }

    public boolean sees(String text) {
        return page.getByText(text).first().isVisible();
    }

    public Desk waitsFor(String text) {
        page.getByText(text).first().waitFor();
        return this;
    }

    /** Completes the task and waits until Tasklist has taken it. */
    public Desk completes() {
        button("Complete").click();
        form().first()
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        return this;
    }

    /** Closes what Tasklist has put in front of the form. */
    public Desk dismissesTheNotice() {
        page.locator(".page-notifications .close:visible").first().click();
        return this;
    }

    public Desk uploads(Path file) {
        page.locator("input[type=file]").setInputFiles(file);
        return this;
    }

    public Desk clicksWhatBeginsWith(String words) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^" + words)))
                .first()
                .click();
        return this;
    }

    public Desk clicks(String name) {
        button(name).click();
        return this;
    }

    public Desk photographs(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + person + ".png"))
                .setFullPage(true));
        return this;
    }

    private boolean isInTasklist() {
        return page.url().contains("/camunda/app/tasklist/");
    }

    private Locator form() {
        return page.locator(".fjs-form");
    }

    private Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .last();
    }
}
