package org.artel.purchase;

/**
 * What purchases from a supplier came to, as far as their viewer may know that they are from this one.
 *
 * @param purchases announced ones
 * @param stopped   that came to a Stop
 * @param reached   of those, with the minimum reached, or without one
 * @param cancelled called off
 * @param complaints that were right and that the supplier bore
 * @param days      from opening to the Stop, the mean in whole days; null: none has stopped
 * @param last      id of the newest one; null: there is none
 */
public record SupplierRecord(int purchases, int stopped, int reached, int cancelled, int complaints, Integer days, Long last) {

    public static final SupplierRecord NONE = new SupplierRecord(0, 0, 0, 0, 0, null, null);
}
