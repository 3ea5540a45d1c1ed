package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.Message;
import org.artel.order.MessageService;
import org.artel.pricelist.Lot;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.PurchaseService;
import org.omnifaces.cdi.Param;

/** {@code /messages/12}, {@code /messages/12?lot=34}: what the organizers wrote to participants, and a new message. */
@Named("messagesPage")
@RequestScoped
public class MessagesPage {

    private static final int SHOWN = 30;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private MessageService messages;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PricelistService pricelist;
    @Inject
    private TopicService topics;
    @Inject
    private MemberService members;

    private Integer recipients;
    private List<Message> listed;
    private Map<Long, Member> people;
    private Map<Long, Lot> lots;
    private String text;

    public void open() {
        getRecipients();
    }

    private long id() {
        return Reading.id(address);
    }

    private Long lotId() {
        return reading.parameter("lot") == null ? null : (Long) reading.number("lot", 0);
    }

    public int getRecipients() {
        if (recipients == null) {
            recipients = messages.recipients(id(), reading.viewer().require(), lotId());
        }
        return recipients;
    }

    /** Whose owners it goes to; null: to all participants. */
    public Lot getLot() {
        Long lot = lotId();
        return lot == null ? null : pricelist.lotsByIds(List.of(lot)).get(lot);
    }

    public Topic getThread() {
        return topics.byId(purchases.byId(id()).topicId());
    }

    public List<Message> getListed() {
        if (listed == null) {
            listed = messages.list(id(), reading.viewer().require(), reading.number("before", Long.MAX_VALUE), SHOWN);
            people = members.byIds(listed.stream().map(Message::memberId).distinct().toList());
            lots = pricelist.lotsByIds(listed.stream().map(Message::lotId).filter(Objects::nonNull).distinct().toList());
        }
        return listed;
    }

    public String writerOf(Message message) {
        return people.get(message.memberId()).nickname();
    }

    /** Null: it went to all participants. */
    public String lotOf(Message message) {
        return message.lotId() == null ? null : lots.get(message.lotId()).name();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return getListed().size() < SHOWN ? "" : reading.root() + "/messages/" + id() + "?before=" + listed.get(SHOWN - 1).id();
    }

    public void send() throws IOException {
        messages.send(id(), reading.viewer().require(), lotId(), text);
        reading.goOn("/messages/" + id(), "message.said");
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
