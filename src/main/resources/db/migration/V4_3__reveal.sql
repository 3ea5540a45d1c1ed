ALTER TABLE member ADD COLUMN phone VARCHAR(30) NULL;
-- Where participants pay; shown to them from the Stop on.
CREATE TABLE payment_details (
  purchase_id BIGINT NOT NULL PRIMARY KEY,
  text        VARCHAR(1000) NOT NULL,
  changed_at  DATETIME(6) NOT NULL,
  version     INT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
-- Who saw whose phone or payment details, and in which purchase. kind: PHONE, PAYMENT_DETAILS.
CREATE TABLE reveal (
  id          BIGINT NOT NULL PRIMARY KEY,
  kind        VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  owner_id    BIGINT NOT NULL,
  viewer_id   BIGINT NOT NULL,
  purchase_id BIGINT NOT NULL,
  revealed_at DATETIME(6) NOT NULL,
  KEY reveal_owner (owner_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('reveal', 0);
