package org.triad.sale.process;

import org.springframework.stereotype.Component;
import org.triad.sale.domain.SaleWindow;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Give weekly feedback": how Sales sees it this week. */
@Component
class GiveSalesFeedback implements CompletedTask {

    private final SaleWindow window;

    GiveSalesFeedback(SaleWindow window) {
        this.window = window;
    }

    @Override
    public void completed(TaskInHand task) {
        window.giveFeedback(task.campaign(), task.by(), task.required("standing"), task.required("feedback"));
    }
}
