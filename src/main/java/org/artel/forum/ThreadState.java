package org.artel.forum;

/**
 * What the pages of a thread depend on, apart from who looks: as long as it is the same, so are they.
 *
 * @param changeNo     of the thread: grows with everything that its pages could show
 * @param sectionStamp grows with every change of any section
 */
public record ThreadState(long topicId, long changeNo, long sectionStamp) {
}
