package org.artel.forum;

/** What a thread is about: plain talk, or a purchase. */
public enum TopicKind { TALK, PURCHASE }
