-- 'I have paid': what a participant says of a payment, or cash that the organizer took. method: TRANSFER, CASH. ending: last four digits of the
-- payer's account or card, empty where not told. state: CLAIMED, CONFIRMED, REJECTED (with a reason), WITHDRAWN by its participant.
CREATE TABLE payment_claim (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  method           VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  sum              DECIMAL(16,2) NOT NULL CHECK (sum > 0),
  paid_on          DATE NOT NULL,
  ending           VARCHAR(4) COLLATE utf8mb4_bin NOT NULL,
  payer            VARCHAR(200) NOT NULL,
  state            VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  reason           VARCHAR(500) NULL,
  claimed_by       BIGINT NOT NULL,
  claimed_at       DATETIME(6) NOT NULL,
  decided_by       BIGINT NULL,
  decided_at       DATETIME(6) NULL,
  KEY payment_claim_purchase (purchase_id, state, id),
  KEY payment_claim_participation (participation_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- A picture of the payment, drawn anew; shown to its participant and to whoever confirms payments.
CREATE TABLE payment_screenshot (
  claim_id     BIGINT NOT NULL PRIMARY KEY,
  content_type VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  bytes        MEDIUMBLOB NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('payment_claim', 0);
