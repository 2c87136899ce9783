package org.triad.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.campaign.Brief;

/** A side with a watch: how long each task took to complete, in milliseconds. */
final class Timed implements Side {

    private final Side side;
    private final List<Double> completions = new ArrayList<>();

    Timed(Side side) {
        this.side = side;
    }

    List<Double> completions() {
        return completions;
    }

    @Override
    public String name() {
        return side.name();
    }

    @Override
    public String database() {
        return side.database();
    }

    @Override
    public ProcessEngine engine() {
        return side.engine();
    }

    @Override
    public JdbcClient jdbc() {
        return side.jdbc();
    }

    @Override
    public String start(Brief brief) {
        return side.start(brief);
    }

    @Override
    public void complete(String task, Script.Step step) {
        long start = System.nanoTime();
        side.complete(task, step);
        completions.add((System.nanoTime() - start) / 1e6);
    }
}
