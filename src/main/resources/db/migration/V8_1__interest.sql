-- 'I want' while a purchase is announced: not binding. A row without lines is just a mark.
CREATE TABLE interest (
  purchase_id BIGINT NOT NULL,
  member_id   BIGINT NOT NULL,
  changed_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (purchase_id, member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- price: what the variant cost when it was wanted.
CREATE TABLE interest_line (
  purchase_id BIGINT NOT NULL,
  member_id   BIGINT NOT NULL,
  variant_id  BIGINT NOT NULL,
  quantity    DECIMAL(16,3) NOT NULL,
  price       DECIMAL(18,6) NOT NULL,
  PRIMARY KEY (purchase_id, member_id, variant_id),
  KEY interest_line_variant (purchase_id, variant_id, quantity)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
