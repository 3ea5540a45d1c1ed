package org.artel.forum;

import org.artel.account.Member;

/** A report with what a moderator needs to decide. */
public record ReportView(PostReport report, Member reporter, Topic topic, PostView post) {
}
