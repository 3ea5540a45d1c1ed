-- Goods of somebody who did not pay, given up by a settlement of kind UNPAID: nobody's since then, but in every calculation of bills they bear
-- their part as before, so that nobody else's bill changes.
CREATE TABLE given_up (
  settlement_id    BIGINT NOT NULL,
  line_id          BIGINT NOT NULL,
  variant_id       BIGINT NOT NULL,
  purchase_id      BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  quantity         DECIMAL(16,3) NOT NULL,
  PRIMARY KEY (settlement_id, line_id, variant_id),
  KEY given_up_purchase (purchase_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
-- until now it was the whole order: what it had by the last invoice that it was part of
INSERT INTO given_up (settlement_id, line_id, variant_id, purchase_id, participation_id, quantity)
SELECT s.id, a.line_id, a.variant_id, s.purchase_id, s.participation_id, a.quantity
FROM settlement s JOIN allocation a ON a.purchase_id = s.purchase_id AND a.participation_id = s.participation_id AND a.step = 'INVOICED'
  AND a.document = (SELECT MAX(b.document) FROM allocation b WHERE b.purchase_id = s.purchase_id AND b.participation_id = s.participation_id AND b.step = 'INVOICED')
WHERE s.kind = 'UNPAID';
