package org.artel.payment;

import java.util.List;

/** Members are asked for their deposits, because the orders are frozen or somebody added to an order after that; observed inside the transaction. */
public record DepositDue(long purchaseId, List<PaymentAsked.Owed> owed) {
}
