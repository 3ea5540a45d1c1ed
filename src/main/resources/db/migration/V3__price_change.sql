-- A changed price that the organizer applied to what was ordered already: what its post tells.
CREATE TABLE price_change (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  member_id   BIGINT NOT NULL,
  made_at     DATETIME(6) NOT NULL,
  orders      INT NOT NULL,
  sum_before  DECIMAL(16,2) NOT NULL,
  sum_after   DECIMAL(16,2) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Lines of one variant may have stood at several prices before.
CREATE TABLE price_change_item (
  change_id    BIGINT NOT NULL,
  variant_id   BIGINT NOT NULL,
  price_before DECIMAL(18,6) NOT NULL,
  price_after  DECIMAL(18,6) NOT NULL,
  PRIMARY KEY (change_id, variant_id, price_before)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

INSERT INTO id_sequence (name, last_number) VALUES ('price_change', 0);
