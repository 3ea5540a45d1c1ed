package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.order.RefusalService;

/** {@code /orders/excluded}: the organizer's own list of members who may not order. */
@Named("exclusions")
@RequestScoped
public class ExclusionsPage {

    @Inject
    private Reading reading;
    @Inject
    private RefusalService refusals;

    private List<RefusalService.Barred> excluded;
    private String nickname;
    private String reason;

    public List<RefusalService.Barred> getExcluded() {
        if (excluded == null) {
            excluded = refusals.excluded(reading.viewer().require());
        }
        return excluded;
    }

    public String getNickname() {
        return nickname == null ? reading.parameter("member") : nickname;
    }

    public void setNickname(String nickname) {
        this.nickname = nickname;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public void exclude() throws IOException {
        refusals.exclude(reading.viewer().require(), nickname, reason);
        reading.goOn("/orders/excluded", "exclusion.said.excluded");
    }

    /** The member's number comes as a parameter of the button. */
    public void lift() throws IOException {
        refusals.lift(reading.viewer().require(), reading.number("excluded", -1));
        reading.goOn("/orders/excluded", "exclusion.said.lifted");
    }
}
