package org.artel.order;

import java.util.List;

/** An organizer wrote to participants; observed inside the transaction. @param recipients members */
public record MessageSent(Message message, List<Long> recipients) {
}
