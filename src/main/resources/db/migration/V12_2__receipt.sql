-- A recounted delivery. Never changed: what was counted wrongly is corrected by a further one, whose quantities may be negative.
CREATE TABLE receipt (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  number      INT NOT NULL,
  counted_by  BIGINT NOT NULL,
  counted_at  DATETIME(6) NOT NULL,
  note        VARCHAR(500) NOT NULL,
  UNIQUE KEY receipt_number (purchase_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- instead_of: the invoiced variant in whose place these units came (mis-sort); 0: as invoiced.
CREATE TABLE receipt_line (
  receipt_id BIGINT NOT NULL,
  variant_id BIGINT NOT NULL,
  instead_of BIGINT NOT NULL,
  quantity   DECIMAL(16,3) NOT NULL,
  PRIMARY KEY (receipt_id, variant_id, instead_of)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('receipt', 0);
