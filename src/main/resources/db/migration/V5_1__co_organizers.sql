-- Whom an organizer invited to help. state: INVITED, ACCEPTED, DECLINED, LEFT, REMOVED. active: 1 while invited or accepted,
-- so that nobody is it twice at once; earlier times stay. price_list: may change the price list.
CREATE TABLE co_organizer (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  member_id   BIGINT NOT NULL,
  price_list  BOOLEAN NOT NULL,
  state       VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  invited_at  DATETIME(6) NOT NULL,
  accepted_at DATETIME(6) NULL,
  ended_at    DATETIME(6) NULL,
  active      TINYINT AS (IF(ended_at IS NULL, 1, NULL)) PERSISTENT,
  version     INT NOT NULL,
  UNIQUE KEY co_organizer_once (purchase_id, member_id, active),
  KEY co_organizer_member (member_id, active)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- A moderator wants another organizer to take a purchase over. state: PROPOSED, ACCEPTED, DECLINED.
CREATE TABLE purchase_transfer (
  id           BIGINT NOT NULL PRIMARY KEY,
  purchase_id  BIGINT NOT NULL,
  from_id      BIGINT NOT NULL,
  to_id        BIGINT NOT NULL,
  moderator_id BIGINT NOT NULL,
  reason       VARCHAR(500) NOT NULL,
  state        VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  proposed_at  DATETIME(6) NOT NULL,
  answered_at  DATETIME(6) NULL,
  active       TINYINT AS (IF(answered_at IS NULL, 1, NULL)) PERSISTENT,
  version      INT NOT NULL,
  UNIQUE KEY purchase_transfer_once (purchase_id, active)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

INSERT INTO id_sequence (name, last_number) VALUES ('co_organizer', 0), ('purchase_transfer', 0);
