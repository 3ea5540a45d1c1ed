-- The minimum of one order: a sum, a quantity, or both.
ALTER TABLE purchase
  ADD COLUMN order_minimum_sum DECIMAL(16,2) NULL,
  ADD COLUMN order_minimum_quantity DECIMAL(16,3) NULL;
