-- What went to the supplier: numbered versions of a purchase's general order, never changed. reason: why it was sent below the minimum.
CREATE TABLE general_order (
  id             BIGINT NOT NULL PRIMARY KEY,
  purchase_id    BIGINT NOT NULL,
  number         INT NOT NULL,
  freeze_version INT NOT NULL,
  sent_at        DATETIME(6) NOT NULL,
  sent_by        BIGINT NOT NULL,
  reason         VARCHAR(500) NULL,
  positions      INT NOT NULL,
  sum            DECIMAL(16,2) NOT NULL,
  UNIQUE KEY general_order_number (purchase_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- leftover: of the quantity, what the organizer buys beyond what participants get. price: of one unit, gross, expected.
CREATE TABLE general_order_line (
  id               BIGINT NOT NULL PRIMARY KEY,
  general_order_id BIGINT NOT NULL,
  variant_id       BIGINT NOT NULL,
  quantity         DECIMAL(16,3) NOT NULL,
  leftover         DECIMAL(16,3) NOT NULL,
  price            DECIMAL(18,6) NOT NULL,
  KEY general_order_line_order (general_order_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Files that were made of a general order; the bytes are kept as they went out. hash: SHA-256 of them, hexadecimal.
CREATE TABLE general_order_export (
  purchase_id      BIGINT NOT NULL,
  number           INT NOT NULL,
  general_order_no INT NOT NULL,
  format           VARCHAR(5) COLLATE utf8mb4_bin NOT NULL,
  language         VARCHAR(5) COLLATE utf8mb4_bin NOT NULL,
  exported_at      DATETIME(6) NOT NULL,
  exported_by      BIGINT NOT NULL,
  hash             CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  bytes            MEDIUMBLOB NOT NULL,
  PRIMARY KEY (purchase_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('general_order', 0), ('general_order_line', 0);
