package org.artel.purchase;

/** Who gets what the supplier has too little of. */
public enum ShortageRule { FIRST_COME, ONE_EACH, PRO_RATA, PAID_FIRST, BY_HAND }
