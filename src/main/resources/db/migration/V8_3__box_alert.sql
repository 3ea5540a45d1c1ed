-- Who wants to hear before the Stop that a box or row of theirs is not full. Nobody does unless they say so.
CREATE TABLE box_alert (
  purchase_id BIGINT NOT NULL,
  member_id   BIGINT NOT NULL,
  PRIMARY KEY (purchase_id, member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
