-- way: PICKUP, POST, COURIER, OTHER_CITY. fee_agreed: what it costs is agreed apart from the bill, fee is 0.00 then.
ALTER TABLE pickup_point
  ADD COLUMN way        VARCHAR(12) COLLATE utf8mb4_bin NOT NULL DEFAULT 'PICKUP',
  ADD COLUMN hours      VARCHAR(300) NOT NULL DEFAULT '',
  ADD COLUMN map_link   VARCHAR(500) NULL,
  ADD COLUMN fee_agreed BOOLEAN NOT NULL DEFAULT FALSE;

-- Until when participants choose where and when they collect their goods.
CREATE TABLE handover_plan (
  purchase_id  BIGINT NOT NULL PRIMARY KEY,
  choose_until DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- When a pick-up point hands goods over.
CREATE TABLE pickup_slot (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  point_id    BIGINT NOT NULL,
  starts_at   DATETIME(6) NOT NULL,
  ends_at     DATETIME(6) NOT NULL,
  capacity    INT NOT NULL,
  KEY pickup_slot_purchase (purchase_id, starts_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- The gate of a slot: taken never exceeds capacity.
CREATE TABLE pickup_slot_gate (
  slot_id  BIGINT NOT NULL PRIMARY KEY,
  capacity INT NOT NULL,
  taken    INT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Where and when a participant gets the goods. point_id, slot_id NULL: not chosen. address: where to, for another way of delivery.
CREATE TABLE pickup (
  participation_id BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  point_id         BIGINT NULL,
  slot_id          BIGINT NULL,
  address          VARCHAR(500) NOT NULL,
  chosen_at        DATETIME(6) NULL,
  KEY pickup_purchase (purchase_id, point_id, slot_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('pickup_slot', 0);
