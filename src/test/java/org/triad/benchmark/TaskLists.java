package org.triad.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.triad.demo.DemoPerson;

/** The questions Tasklist asks, as a member of a department asks them among many open tasks, against the same with authorization off. */
final class TaskLists {

    private static final long COPIES = 1_000_000;

    /** Tasks on one page of Tasklist. */
    private static final int PAGE = 15;

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 15;

    private static final DemoPerson MEMBER = DemoPerson.AISHA;

    private final Settings settings;
    private final Server server;

    TaskLists(Settings settings, Server server) {
        this.settings = settings;
        this.server = server;
    }

    void measure(Report report) {
        if (!server.exists("tasks")) {
            fill();
        }
        try (TriadSide triad = new TriadSide(server, "tasks")) {
            ProcessEngine engine = triad.engine();
            TaskService tasks = engine.getTaskService();
            long all = tasks.createTaskQuery().count();
            report.head("%,d open tasks, median ms".formatted(all), "as a member", "unchecked");
            IdentityService identity = engine.getIdentityService();
            identity.setAuthentication(MEMBER.login(), MEMBER.groups());
            try {
                questions(engine).forEach((words, question) -> compare(report, engine, words, question));
            } finally {
                engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
                identity.clearAuthentication();
            }
        }
    }

    private void fill() {
        String open;
        int each;
        try (TriadSide triad = new TriadSide(server, "tasks")) {
            open = triad.start(Script.brief());
            each = (int) triad.engine().getTaskService().createTaskQuery().count();
        }
        new Copies(server, "tasks").make(open, COPIES, settings.openTasks() / each);
    }

    private static Map<String, LongSupplier> questions(ProcessEngine engine) {
        TaskService tasks = engine.getTaskService();
        FilterService filters = engine.getFilterService();
        String group = MEMBER.groups().get(0);
        Map<String, LongSupplier> questions = new LinkedHashMap<>();
        questions.put(
                "all tasks, first page",
                () -> tasks.createTaskQuery().listPage(0, PAGE).size());
        questions.put("all tasks, count", () -> tasks.createTaskQuery().count());
        questions.put(
                "candidate group, first page",
                () -> tasks.createTaskQuery()
                        .taskCandidateGroup(group)
                        .includeAssignedTasks()
                        .listPage(0, PAGE)
                        .size());
        questions.put(
                "candidate group, count",
                () -> tasks.createTaskQuery()
                        .taskCandidateGroup(group)
                        .includeAssignedTasks()
                        .count());
        for (String name : List.of("My department", "Everything")) {
            String filter =
                    filters.createFilterQuery().filterName(name).singleResult().getId();
            questions.put(
                    "filter “%s”, first page".formatted(name),
                    () -> filters.listPage(filter, null, 0, PAGE).size());
            questions.put("filter “%s”, count".formatted(name), () -> filters.count(filter));
        }
        return questions;
    }

    private static void compare(Report report, ProcessEngine engine, String words, LongSupplier question) {
        List<Double> checked = new ArrayList<>();
        List<Double> unchecked = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long ours = ask(engine, true, question, round < WARM_UP ? new ArrayList<>() : checked);
            long all = ask(engine, false, question, round < WARM_UP ? new ArrayList<>() : unchecked);
            if (ours != all || all == 0) {
                throw new IllegalStateException("%s: %d and %d are not the same question.".formatted(words, ours, all));
            }
        }
        report.compare(words, Numbers.median(checked), Numbers.median(unchecked), "");
    }

    private static long ask(ProcessEngine engine, boolean authorization, LongSupplier question, List<Double> millis) {
        engine.getProcessEngineConfiguration().setAuthorizationEnabled(authorization);
        long start = System.nanoTime();
        long answer = question.getAsLong();
        millis.add((System.nanoTime() - start) / 1e6);
        return answer;
    }
}
