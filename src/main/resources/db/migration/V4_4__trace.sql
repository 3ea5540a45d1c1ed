-- What members may share with somebody who is the same person: kept as keyed hashes, for 90 days.
-- kind: MAILBOX (address without dots and what follows a plus), NICKNAME (its look without digits), DEVICE (a cookie), NETWORK.
CREATE TABLE trace (
  kind      VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  hash      CHAR(43) COLLATE utf8mb4_bin NOT NULL,
  member_id BIGINT NOT NULL,
  seen_at   DATETIME(6) NOT NULL,
  PRIMARY KEY (kind, hash, member_id),
  KEY trace_member (member_id),
  KEY trace_age (seen_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
