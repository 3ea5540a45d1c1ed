package org.artel.forum;

/**
 * What a guest's page of a thread depends on, apart from its language: as long as it is the same, so is the page.
 *
 * @param changeNo     of the thread: grows with everything that its pages could show
 * @param sectionStamp grows with every change of any section
 */
public record GuestState(long topicId, long changeNo, long sectionStamp) {
}
