-- Until then only whoever still waited at the Stop, or got too few, may say how many units they take; NULL: it is open to everybody.
ALTER TABLE leftover ADD COLUMN first_right_until DATETIME(6) NULL, ADD KEY leftover_first_right (first_right_until);

-- position: the queue's order. most: units waited for or lacked. wanted: said so far.
CREATE TABLE leftover_first_right (
  leftover_id BIGINT NOT NULL,
  member_id   BIGINT NOT NULL,
  position    INT NOT NULL,
  most        DECIMAL(16,3) NOT NULL,
  wanted      DECIMAL(16,3) NOT NULL,
  PRIMARY KEY (leftover_id, member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
