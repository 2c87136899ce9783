package org.triad.sale.process;

import org.springframework.stereotype.Component;
import org.triad.sale.domain.SaleWindow;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Correct campaign": what Marketing did about what Service demanded. */
@Component
class CorrectCampaign implements CompletedTask {

    private final SaleWindow window;

    CorrectCampaign(SaleWindow window) {
        this.window = window;
    }

    @Override
    public void completed(TaskInHand task) {
        window.corrected(task.campaign(), task.by(), task.required("answer"));
    }
}
