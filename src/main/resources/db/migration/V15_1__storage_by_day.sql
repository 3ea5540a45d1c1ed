-- Storage is charged by a timer, day by day. day: of waiting, from the beginning of the hand-over; below zero: several days charged by hand before there
-- was a timer. waived_at … reason: taken back.
ALTER TABLE storage_charge ADD COLUMN day INT NOT NULL DEFAULT 0, ADD COLUMN waived_at DATETIME(6) NULL, ADD COLUMN waived_by BIGINT NULL,
  ADD COLUMN reason VARCHAR(500) NULL;
UPDATE storage_charge SET day = -id;
ALTER TABLE storage_charge ALTER COLUMN day DROP DEFAULT, DROP COLUMN days, DROP COLUMN charged_by, ADD UNIQUE KEY storage_charge_once (participation_id, day);

-- A day of waiting on which a purchase's storage was looked after; each is once.
CREATE TABLE storage_day (
  purchase_id BIGINT NOT NULL,
  day         INT NOT NULL,
  PRIMARY KEY (purchase_id, day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Whoever was told that storage begins to cost; nobody is charged before.
CREATE TABLE storage_reminder (
  participation_id BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  day              INT NOT NULL,
  KEY storage_reminder_purchase (purchase_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
