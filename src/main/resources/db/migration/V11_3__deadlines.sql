-- penalty_percent: of what is owed, each day after deadline and grace; penalty_cap: all of them together, in percent of it; NULL: none.
ALTER TABLE purchase ADD COLUMN penalty_percent DECIMAL(5,2) NULL, ADD COLUMN penalty_cap DECIMAL(5,2) NULL,
  ADD COLUMN unpaid_rule VARCHAR(20) COLLATE utf8mb4_bin NOT NULL DEFAULT 'LOSES_DEPOSIT';

-- A day on which a purchase's deadline was looked after; each is once.
CREATE TABLE payment_day (
  purchase_id BIGINT NOT NULL,
  day         DATE NOT NULL,
  PRIMARY KEY (purchase_id, day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What paying late cost a participant on a day.
CREATE TABLE penalty (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  day              DATE NOT NULL,
  amount           DECIMAL(16,2) NOT NULL CHECK (amount > 0),
  waived_at        DATETIME(6) NULL,
  waived_by        BIGINT NULL,
  reason           VARCHAR(500) NULL,
  UNIQUE KEY penalty_once (participation_id, day),
  KEY penalty_purchase (purchase_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('penalty', 0);
