-- Goods that left the house; what they were stands in allocation (step HANDED_OVER, document: this id). taken_by: the proxy; empty: the
-- participant. by_code: the pick-up code was shown.
CREATE TABLE handover (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  handed_by        BIGINT NOT NULL,
  handed_at        DATETIME(6) NOT NULL,
  taken_by         VARCHAR(100) NOT NULL,
  by_code          BOOLEAN NOT NULL,
  KEY handover_purchase (purchase_id, participation_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('handover', 0);
