package org.triad.sale.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.sale.domain.SaleWindow;

/** "End date reached": the sale window is over by its date. */
@Component
class SaleWindowEnded implements ExecutionListener {

    private final SaleWindow window;

    SaleWindowEnded(SaleWindow window) {
        this.window = window;
    }

    @Override
    public void notify(DelegateExecution execution) {
        window.closedByDate(new CampaignKey(execution.getProcessBusinessKey()));
    }
}
