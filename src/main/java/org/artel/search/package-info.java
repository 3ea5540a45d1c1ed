/**
 * Finding purchases, lots, posts, talks and suppliers of all times: the only package that knows Lucene.
 *
 * <p>Features write a row into {@code change_log} in the transaction that changes something findable. A sequencer numbers the
 * committed rows, each node follows the numbers, loads the current state of what changed and replaces its document. So the
 * index of a node may be lost at any time: it is built again from the database while the portal runs.
 *
 * <p>Only what everybody may see stands in the index. Sections closed to a viewer are left out when the question is asked.
 */
package org.artel.search;
