package org.artel.purchase;

import java.util.List;
import org.artel.common.Refused;

/**
 * What must be done before a purchase goes on after its Stop; features further down implement it. Asked behind the purchase's gate
 * when the step is taken, and by pages before.
 */
public interface StageCondition {

    /**
     * @param purchase in the stage that it would leave
     * @param to       SENT or later
     * @return what is still open, in the words of the one who takes the step; empty: nothing
     */
    List<Refused> obstacles(Purchase purchase, Stage to);
}
