-- What the timer said once about a moment of a purchase, whatever the number of nodes. said: STOP_NEAR (moment: the stop date),
-- NOT_OPENED (moment: the opening date, at which something was missing).
CREATE TABLE timer_said (
  purchase_id BIGINT NOT NULL,
  said        VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  moment      DATETIME(6) NOT NULL,
  said_at     DATETIME(6) NOT NULL,
  PRIMARY KEY (purchase_id, said, moment)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
