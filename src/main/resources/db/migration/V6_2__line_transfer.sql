-- An order line, or a part of it, that its owner offers to another member. open: TRUE while the other one may accept, then NULL, so that a
-- line is offered once at a time. state: OFFERED, ACCEPTED, DECLINED, WITHDRAWN, EXPIRED.
CREATE TABLE line_transfer (
  id             BIGINT NOT NULL PRIMARY KEY,
  purchase_id    BIGINT NOT NULL,
  line_id        BIGINT NOT NULL,
  variant_id     BIGINT NOT NULL,
  from_member_id BIGINT NOT NULL,
  to_member_id   BIGINT NOT NULL,
  quantity       DECIMAL(16,3) NOT NULL,
  offered_at     DATETIME(6) NOT NULL,
  expires_at     DATETIME(6) NOT NULL,
  state          VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  open           BOOLEAN NULL,
  answered_at    DATETIME(6) NULL,
  UNIQUE KEY line_transfer_once (line_id, open),
  KEY line_transfer_open (open, expires_at),
  KEY line_transfer_to (to_member_id, open),
  KEY line_transfer_from (from_member_id, open)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('line_transfer', 0);
