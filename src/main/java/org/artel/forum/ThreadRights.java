package org.artel.forum;

/**
 * What a viewer may do in a thread; the services ask again when it is done.
 *
 * @param write    write and quote
 * @param hide     hide posts of others
 * @param moderate close, pin and hide the thread
 * @param rename   give the thread another title
 */
public record ThreadRights(boolean write, boolean hide, boolean moderate, boolean rename) {
}
