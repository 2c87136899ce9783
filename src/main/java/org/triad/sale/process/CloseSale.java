package org.triad.sale.process;

import org.springframework.stereotype.Component;
import org.triad.sale.domain.SaleWindow;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Close sale": Sales ends the sale window before its date. */
@Component
class CloseSale implements CompletedTask {

    private final SaleWindow window;

    CloseSale(SaleWindow window) {
        this.window = window;
    }

    @Override
    public void completed(TaskInHand task) {
        window.closedByHand(task.campaign(), task.by(), task.required("reason"));
    }
}
