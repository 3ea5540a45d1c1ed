package org.artel.payment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.payment.DeadlineService;
import org.artel.payment.GivingUp;
import org.artel.payment.GivingUpService;
import org.artel.payment.PaymentService;

/** {@code /payment/give-up/12?participation=34}: what giving up unpaid goods comes to, and the button that does it. For the organizer. */
@Named("giveUpPage")
@RequestScoped
public class GiveUpPage {

    @Inject
    private AskedPurchase asked;
    @Inject
    private PaymentService payments;
    @Inject
    private DeadlineService deadlines;
    @Inject
    private GivingUpService giving;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    private GivingUp said;
    private String obstacle;

    public void open() {
        deadlines.requireOrganizer(asked.member(), asked.id());
        try {
            said = giving.preview(asked.member(), asked.id(), getParticipation());
        } catch (Refused no) {
            if (no.kind() != Refused.Kind.CONFLICT) {
                throw no;
            }
            // the page says why not
            obstacle = texts().of(no);
        }
    }

    public long getPurchase() {
        return asked.id();
    }

    public String getThread() {
        return asked.title();
    }

    public long getParticipation() {
        return asked.number("participation");
    }

    /** Nickname, or who an order on behalf is for. */
    public String getName() {
        return payments.owing(asked.member(), asked.id()).stream().filter(each -> each.participation().id() == getParticipation()).findFirst().orElseThrow().name();
    }

    /** What stands in the way; null: nothing. */
    public String getObstacle() {
        return obstacle;
    }

    public GivingUp getSaid() {
        return said;
    }

    public String getRule() {
        return texts().name(said.rule());
    }

    public void giveUp() throws IOException {
        giving.giveUp(asked.member(), asked.id(), getParticipation());
        asked.goOn("/payment/overdue/" + asked.id(), "overdue.said.givenUp");
    }

    private Texts texts() {
        return Texts.of(viewer.locale(), viewer.zone(), clock.instant());
    }
}
