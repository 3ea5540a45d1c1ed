package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.account.Member;
import org.artel.handover.ReviewService;
import org.artel.handover.ReviewView;
import org.artel.purchase.Participants;
import org.artel.purchase.Stage;

/** {@code /reviews/12}: what organizer and participants of a finished purchase say of each other. */
@Named("reviewsPage")
@RequestScoped
public class ReviewsPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private ReviewService reviews;
    @Inject
    private Participants participants;

    private List<ReviewView> all;
    private Long subject;
    private Integer stars;
    private String text;

    public List<ReviewView> getAll() {
        if (all == null) {
            all = reviews.of(desk.getShown().id(), desk.viewerId());
        }
        return all;
    }

    public String nameOf(ReviewView view) {
        return view.author() == null ? desk.texts().text("order.pseudonym", view.review().number()) : view.author();
    }

    /** '★★★★☆'. */
    public String starsOf(ReviewView view) {
        return "★".repeat(view.review().stars()) + "☆".repeat(5 - view.review().stars());
    }

    public boolean isFinished() {
        return desk.getShown().stage() == Stage.CLOSED || desk.getShown().stage() == Stage.FAILED;
    }

    /** The viewer may write: took part and has not written yet, or organized. */
    public boolean isWriting() {
        Long viewer = desk.viewerId();
        return viewer != null && isFinished() && (desk.isOwn() ? !getSubjects().isEmpty() : participants.takesPart(desk.getShown().id(), viewer)
                && getAll().stream().noneMatch(each -> each.review().authorId() == viewer));
    }

    /** Whom the organizer has not written about yet; empty for participants. */
    public List<Member> getSubjects() {
        return desk.viewerId() == null ? List.of() : reviews.subjects(desk.getShown().id(), desk.member()).stream()
                .filter(member -> getAll().stream().noneMatch(each -> each.review().subjectId() == member.id())).toList();
    }

    public boolean isAnswerable(ReviewView view) {
        return desk.viewerId() != null && desk.viewerId() == view.review().subjectId() && view.review().answer() == null;
    }

    /** What was typed for that review; in the first answer nothing. */
    public String typedAnswer(ReviewView view) {
        return Long.toString(view.review().id()).equals(desk.parameter("review")) ? desk.parameter("answer") : null;
    }

    public void write() throws IOException {
        reviews.write(desk.getPurchase().id(), desk.member(), subject, stars, text);
        desk.goOn("/reviews/" + desk.getPurchase().id(), "review.said.written");
    }

    public void answer() throws IOException {
        reviews.answer(desk.getPurchase().id(), desk.member(), desk.number("review"), desk.parameter("answer"));
        desk.goOn("/reviews/" + desk.getPurchase().id(), "review.said.answered");
    }

    public Long getSubject() {
        return subject;
    }

    public void setSubject(Long subject) {
        this.subject = subject;
    }

    public Integer getStars() {
        return stars;
    }

    public void setStars(Integer stars) {
        this.stars = stars;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
