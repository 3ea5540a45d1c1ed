-- A participant whom the organizer refused in a purchase. active: TRUE until admitted again, then NULL.
CREATE TABLE participant_refusal (
  id            BIGINT NOT NULL PRIMARY KEY,
  purchase_id   BIGINT NOT NULL,
  member_id     BIGINT NOT NULL,
  reason        VARCHAR(500) NOT NULL,
  refused_at    DATETIME(6) NOT NULL,
  active        BOOLEAN NULL,
  readmitted_at DATETIME(6) NULL,
  UNIQUE KEY participant_refusal_once (purchase_id, member_id, active)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Members who may not order in any purchase of an organizer. active: TRUE until lifted, then NULL.
CREATE TABLE organizer_exclusion (
  id           BIGINT NOT NULL PRIMARY KEY,
  organizer_id BIGINT NOT NULL,
  member_id    BIGINT NOT NULL,
  reason       VARCHAR(500) NOT NULL,
  excluded_at  DATETIME(6) NOT NULL,
  active       BOOLEAN NULL,
  lifted_at    DATETIME(6) NULL,
  UNIQUE KEY organizer_exclusion_once (organizer_id, member_id, active)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('participant_refusal', 0), ('organizer_exclusion', 0);

-- An order that the organizer keeps for somebody without an account: member_id is the organizer, on_behalf_no counts within the purchase
-- (0: the member's own order), on_behalf is the organizer's note who it is for.
ALTER TABLE participation
  ADD COLUMN on_behalf_no INT NOT NULL DEFAULT 0,
  ADD COLUMN on_behalf VARCHAR(100) NULL,
  DROP KEY participation_once,
  ADD UNIQUE KEY participation_once (purchase_id, member_id, on_behalf_no);
