/**
 * Sections, topics and posts: the forum in which each thread may be a purchase. Numbers posts without gaps, renders texts once,
 * keeps history, drafts and reports. Knows members (account) and what all share (common); what an order or a stage looks like
 * as a post it learns from those who implement {@link org.artel.forum.PostBody} and {@link org.artel.forum.PostName}.
 */
package org.artel.forum;
