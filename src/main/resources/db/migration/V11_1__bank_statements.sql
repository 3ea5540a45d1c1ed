-- A bank statement as uploaded. content: until it is imported. added: lines that were new; matched: of all open lines, found by themselves.
CREATE TABLE bank_statement (
  id           BIGINT NOT NULL PRIMARY KEY,
  organizer_id BIGINT NOT NULL,
  purchase_id  BIGINT NOT NULL,
  file_name    VARCHAR(200) NOT NULL,
  content      MEDIUMBLOB NULL,
  uploaded_by  BIGINT NOT NULL,
  uploaded_at  DATETIME(6) NOT NULL,
  imported_at  DATETIME(6) NULL,
  lines_read   INT NULL,
  added        INT NULL,
  matched      INT NULL,
  KEY bank_statement_organizer (organizer_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- One incoming payment of an organizer's account. hash: of what it says; repetition: which of the lines of one statement that say the same,
-- from 1. state: OPEN, MATCHED, ASIDE (has nothing to do with purchases).
CREATE TABLE bank_line (
  id           BIGINT NOT NULL PRIMARY KEY,
  organizer_id BIGINT NOT NULL,
  statement_id BIGINT NOT NULL,
  hash         CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  repetition   INT NOT NULL,
  booked_on    DATE NOT NULL,
  amount       DECIMAL(16,2) NOT NULL,
  payer        VARCHAR(200) NOT NULL,
  ending       VARCHAR(4) COLLATE utf8mb4_bin NOT NULL,
  purpose      VARCHAR(1000) NOT NULL,
  bank_id      VARCHAR(100) NOT NULL,
  state        VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  UNIQUE KEY bank_line_once (organizer_id, hash, repetition),
  KEY bank_line_state (organizer_id, state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Whose payment a line is; several where one transfer covers several purchases. posted: FALSE where the payment was confirmed before the line
-- came. released_at: it was taken back.
CREATE TABLE bank_line_part (
  id               BIGINT NOT NULL PRIMARY KEY,
  line_id          BIGINT NOT NULL,
  purchase_id      BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  amount           DECIMAL(16,2) NOT NULL,
  claim_id         BIGINT NULL,
  posted           BOOLEAN NOT NULL,
  released_at      DATETIME(6) NULL,
  KEY bank_line_part_line (line_id),
  KEY bank_line_part_purchase (purchase_id, line_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What the columns of an organizer's banks mean, by their headings.
CREATE TABLE statement_column (
  organizer_id BIGINT NOT NULL,
  heading      VARCHAR(200) NOT NULL,
  meaning      VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (organizer_id, heading)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- The line in which the payment was found.
ALTER TABLE payment_claim ADD COLUMN bank_line_id BIGINT NULL;
INSERT INTO id_sequence (name, last_number) VALUES ('bank_statement', 0), ('bank_line', 0), ('bank_line_part', 0);
