package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.account.Operation;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.Slug;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.forum.Viewing;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotQuestion;
import org.artel.pricelist.LotQuestionService;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** {@code /questions/34}: what members asked about a lot, and what they were answered. */
@Named("questionsPage")
@RequestScoped
public class QuestionsPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Viewer viewer;
    @Inject
    private LotQuestionService questions;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;
    @Inject
    private Event<Said> said;

    private List<LotQuestion> listed;
    private Lot lot;
    private String text;

    public void open() {
        getListed();
    }

    private long id() {
        long id = Slug.id(address);
        if (id < 0) {
            throw Refused.notFound();
        }
        return id;
    }

    public Lot getLot() {
        if (lot == null) {
            open();
            lot = pricelist.lotsByIds(List.of(id())).get(id());
        }
        return lot;
    }

    public Topic getThread() {
        return topics.byId(purchase().topicId());
    }

    private Purchase purchase() {
        return purchases.byId(getLot().purchaseId());
    }

    public List<LotQuestion> getListed() {
        if (listed == null) {
            listed = questions.of(id(), Viewing.of(viewer));
        }
        return listed;
    }

    public boolean isAnswering() {
        return viewer.isSignedIn() && viewer.may(Operation.ANSWER_QUESTION, view.relation(purchase(), viewer.memberId()));
    }

    public void ask() throws IOException {
        questions.ask(id(), viewer.require(), text);
        done("question.said.asked");
    }

    public void answer() throws IOException {
        String question = Faces.getRequestParameter("question");
        if (question == null || !question.matches("[0-9]{1,18}")) {
            throw Refused.notFound();
        }
        questions.answer(Long.parseLong(question), viewer.require(), Faces.getRequestParameter("answer"), Viewing.of(viewer));
        done("question.said.answered");
    }

    private void done(String key) throws IOException {
        said.fire(new Said(key));
        Faces.redirect(Faces.getRequestContextPath() + "/questions/" + id());
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
