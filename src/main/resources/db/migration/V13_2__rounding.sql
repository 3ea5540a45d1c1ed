-- What the invoice states as its sum, where that is not the sum of its lines by some cents; NULL: not typed.
ALTER TABLE invoice ADD COLUMN printed_total DECIMAL(16,2) NULL;
-- By how much the invoices in force state more than their lines add up to.
ALTER TABLE billing ADD COLUMN rounding DECIMAL(16,2) NOT NULL DEFAULT 0;
-- A payout may be a loss, or nothing when gains and losses are equal.
ALTER TABLE settlement MODIFY amount DECIMAL(16,2) NOT NULL;
