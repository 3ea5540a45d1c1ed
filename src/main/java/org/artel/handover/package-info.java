/**
 * From the goods' arrival to the closing: where, when and by whom they are collected. Slots of pick-up points with their gates, each
 * participant's choice.
 *
 * <p>May know account, forum, purchase, pricelist, order, supply and payment. Tells others by events; notices observe them.
 */
package org.artel.handover;
