-- Links by which a supplier without an account answers a general order. The link itself is a seal over this row; it is not kept.
CREATE TABLE supplier_link (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  general_order_no INT NOT NULL,
  made_by          BIGINT NOT NULL,
  made_at          DATETIME(6) NOT NULL,
  expires_at       DATETIME(6) NOT NULL,
  revoked_at       DATETIME(6) NULL,
  KEY supplier_link_purchase (purchase_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What the supplier answered: numbered versions, the last one holds; the document of the CONFIRMED allocations. hash: SHA-256 of the lines.
CREATE TABLE supplier_answer (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  number           BIGINT NOT NULL,
  general_order_no INT NOT NULL,
  link_id          BIGINT NOT NULL,
  note             VARCHAR(1000) NOT NULL,
  hash             CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  answered_at      DATETIME(6) NOT NULL,
  UNIQUE KEY supplier_answer_number (purchase_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- price: gross, of one unit, in the portal's currency.
CREATE TABLE supplier_answer_line (
  id         BIGINT NOT NULL PRIMARY KEY,
  answer_id  BIGINT NOT NULL,
  variant_id BIGINT NOT NULL,
  quantity   DECIMAL(16,3) NOT NULL,
  price      DECIMAL(18,6) NOT NULL,
  KEY supplier_answer_line_answer (answer_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('supplier_link', 0), ('supplier_answer', 0), ('supplier_answer_line', 0);
