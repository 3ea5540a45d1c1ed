-- What an organizer decides about the money of a purchase, each a document of the ledger. kind: SUPPLIER_PAYMENT, SUPPLIER_REFUND, LINE_REFUND,
-- REFUND, CREDIT_KEPT, CREDIT_USED, OWN_LINES, PAYOUT, CALLED_OFF. participation_id, line_id: whose it is, where it is somebody's. decided_by:
-- NULL where it follows from the end of the purchase.
CREATE TABLE settlement (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  kind             VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  participation_id BIGINT NULL,
  line_id          BIGINT NULL,
  amount           DECIMAL(16,2) NOT NULL CHECK (amount > 0),
  reason           VARCHAR(500) NULL,
  settled_on       DATE NOT NULL,
  decided_by       BIGINT NULL,
  decided_at       DATETIME(6) NOT NULL,
  KEY settlement_purchase (purchase_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('settlement', 0);
