-- Who waits for a variant that is used up. quantity: what is still wanted. place_no: the number that the purchase's gate gave when the
-- member joined; the queue's order. waiting: TRUE while the place holds, NULL after its end, so that a member waits for a variant once.
-- outcome: MOVED_UP, LEFT, STOPPED.
CREATE TABLE waiting_place (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  variant_id  BIGINT NOT NULL,
  member_id   BIGINT NOT NULL,
  quantity    DECIMAL(16,3) NOT NULL,
  partly      BOOLEAN NOT NULL,
  anonymous   BOOLEAN NOT NULL,
  place_no    BIGINT NULL,
  joined_at   DATETIME(6) NOT NULL,
  waiting     BOOLEAN NULL,
  ended_at    DATETIME(6) NULL,
  outcome     VARCHAR(12) COLLATE utf8mb4_bin NULL,
  UNIQUE KEY waiting_place_once (variant_id, member_id, waiting),
  KEY waiting_place_queue (waiting, variant_id, place_no),
  KEY waiting_place_purchase (purchase_id, waiting, member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('waiting_place', 0);

-- waiting: how many wait for the variant. held: units became free and the queue has not been asked yet, so nobody else takes them.
-- freed: how often that happened.
ALTER TABLE variant_gate
  ADD COLUMN waiting INT NOT NULL DEFAULT 0,
  ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN freed BIGINT NOT NULL DEFAULT 0,
  ADD KEY variant_gate_held (held, variant_id);
