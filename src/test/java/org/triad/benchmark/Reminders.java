package org.triad.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.triad.kernel.Department;
import org.triad.people.Accounts;
import org.triad.testing.Engine;

/**
 * Rungs of open tasks that have become due, as many on both sides, in the hands of the real job executors: Triad reminds people, the
 * engine alone fires timers. First each task is somebody's, then everybody's in its department. The clock is put on from rung to rung for
 * both, and goes on from there.
 */
final class Reminders {

    /** A cycle of the engine alone that is due again in every round. */
    private static final String EACH_HOUR = "R/PT1H";

    /** Open tasks of a new campaign. */
    private static final int TASKS = 3;

    private static final int WARM_UP = 2;
    private static final int COLLEAGUES = 10;

    private final Settings settings;
    private final Server server;

    Reminders(Settings settings, Server server) {
        this.settings = settings;
        this.server = server;
    }

    void measure(Report report) throws Exception {
        try (TriadSide triad = new TriadSide(server, "reminders");
                BareSide bare = new BareSide(server, "timers", EACH_HOUR);
                Timers ours = new Timers(server, triad, true);
                Timers floor = new Timers(server, bare, false)) {
            begin(triad);
            begin(bare);
            ours.keepOnlyReminders();
            JobExecutor alone = likeOurs(triad, bare);
            Timers.Executor[] executors = {
                triad.bean(Engine.class)::withJobExecutor,
                work -> {
                    alone.start();
                    work.run();
                    alone.shutdown();
                }
            };
            rounds(WARM_UP, List.of(ours, floor), executors);
            server.forgetStatements();
            List<Meter> two = rounds(settings.rounds(), List.of(ours, floor), executors);
            report.head("%,d due reminders, of a person each".formatted(ours.number()), triad.name(), bare.name());
            Meter.compare(report, "reminders", "reminder", two.get(0), two.get(1), "≥ 0.9");
            report.note("messages per second: %,.0f".formatted(ours.messagesPerSecond()));
            Statements.write(
                    server, settings.folder().resolve("reminders.txt"), triad, bare, settings.rounds() * ours.number());
            colleagues(triad.bean(Accounts.class));
            ours.takeFromPeople();
            rounds(1, List.of(ours, floor), executors);
            ours.messagesPerSecond();
            List<Meter> twelve = rounds(settings.rounds(), List.of(ours, floor), executors);
            report.head(
                    "%,d due reminders, of %d people each".formatted(ours.number(), 2 + COLLEAGUES),
                    triad.name(),
                    bare.name());
            Meter.compare(report, "reminders", "reminder", twelve.get(0), twelve.get(1), "");
            report.compare(
                    "messages : timers per second",
                    ours.messagesPerSecond(),
                    twelve.get(1).median(Meter.Cost.RATE),
                    "≥ 8");
            report.note("messages written in all rounds: %,d, none missing, none twice".formatted(ours.messages()));
        } finally {
            ClockUtil.reset();
        }
    }

    private List<Meter> rounds(int rounds, List<Timers> sides, Timers.Executor... executors) throws Exception {
        List<Meter> meters =
                sides.stream().map(side -> new Meter(server, side.database())).toList();
        for (int round = 0; round < rounds; round++) {
            goTo(sides.get(0).last().plusSeconds(60));
            for (int turn = 0; turn < sides.size(); turn++) {
                int side = (round + turn) % sides.size();
                sides.get(side).round(meters.get(side), executors[side]);
            }
        }
        return meters;
    }

    /** The clock goes on from there. */
    private static void goTo(Instant moment) {
        ClockUtil.reset();
        ClockUtil.offset(Duration.between(Instant.now(), moment).toMillis());
    }

    private void begin(Side side) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(settings.threads());
        try {
            List<Future<?>> started = new ArrayList<>();
            for (int i = 0; i < settings.reminders() / TASKS; i++) {
                started.add(people.submit(() -> side.start(Script.brief())));
            }
            for (Future<?> one : started) {
                one.get();
            }
        } finally {
            people.shutdownNow();
        }
    }

    private static JobExecutor likeOurs(TriadSide triad, BareSide bare) {
        JobExecutor ours = configuration(triad).getJobExecutor();
        ThreadPoolTaskExecutor pool = triad.context().getBean("camundaTaskExecutor", ThreadPoolTaskExecutor.class);
        DefaultJobExecutor alone = (DefaultJobExecutor) configuration(bare).getJobExecutor();
        alone.setCorePoolSize(pool.getCorePoolSize());
        alone.setMaxPoolSize(pool.getMaxPoolSize());
        alone.setQueueSize(pool.getQueueCapacity());
        alone.setMaxJobsPerAcquisition(ours.getMaxJobsPerAcquisition());
        alone.setWaitTimeInMillis(ours.getWaitTimeInMillis());
        alone.setMaxWait(ours.getMaxWait());
        alone.setBackoffTimeInMillis(ours.getBackoffTimeInMillis());
        alone.setMaxBackoff(ours.getMaxBackoff());
        alone.setLockTimeInMillis(ours.getLockTimeInMillis());
        return alone;
    }

    private static ProcessEngineConfigurationImpl configuration(Side side) {
        return (ProcessEngineConfigurationImpl) side.engine().getProcessEngineConfiguration();
    }

    private static void colleagues(Accounts accounts) {
        for (Department department : Department.values()) {
            IntStream.range(0, COLLEAGUES)
                    .mapToObj(number -> new Accounts.NewAccount(
                            department.key() + number, "Colleague", "No " + number, "", List.of(department.key())))
                    .forEach(account -> accounts.create(account, "benchmark-only"));
        }
    }
}
