-- How invoices were settled among the participants: one row for each document of the INVOICED allocations. rule: as applied;
-- reason: of a decision by hand. withdraw_until: so long those whose price rose too much may take a line back; NULL: no price did.
CREATE TABLE invoice_settlement (
  purchase_id    BIGINT NOT NULL,
  number         BIGINT NOT NULL,
  rule           VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  reason         VARCHAR(500) NULL,
  settled_at     DATETIME(6) NOT NULL,
  settled_by     BIGINT NOT NULL,
  withdraw_until DATETIME(6) NULL,
  PRIMARY KEY (purchase_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Lines that their owners took back because the invoice's price rose above the limit of the terms.
CREATE TABLE line_withdrawal (
  line_id      BIGINT NOT NULL PRIMARY KEY,
  purchase_id  BIGINT NOT NULL,
  member_id    BIGINT NOT NULL,
  withdrawn_at DATETIME(6) NOT NULL,
  KEY line_withdrawal_purchase (purchase_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
