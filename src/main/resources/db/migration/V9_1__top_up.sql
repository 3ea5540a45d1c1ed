-- What a top-up may still add of variants whose boxes or size rows are not full; guarded by the purchase's gate. A new top-up starts anew.
CREATE TABLE top_up_gate (
  purchase_id BIGINT NOT NULL,
  variant_id  BIGINT NOT NULL,
  missing     DECIMAL(16,3) NOT NULL CHECK (missing >= 0),
  PRIMARY KEY (purchase_id, variant_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
