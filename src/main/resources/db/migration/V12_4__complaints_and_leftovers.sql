-- Storage: storage_fee a day after storage_free_days; after forfeit_days what was not collected is the organizer's to offer. NULL: never.
ALTER TABLE purchase
  ADD COLUMN storage_free_days INT NULL,
  ADD COLUMN storage_fee DECIMAL(16,2) NULL,
  ADD COLUMN forfeit_days INT NULL;

-- What a participant was charged for storage so far, once a time.
CREATE TABLE storage_charge (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  days             INT NOT NULL,
  sum              DECIMAL(16,2) NOT NULL,
  charged_by       BIGINT NOT NULL,
  charged_at       DATETIME(6) NOT NULL,
  KEY storage_charge_participation (participation_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

ALTER TABLE handover_plan MODIFY choose_until DATETIME(6) NULL, ADD COLUMN complaints_until DATETIME(6) NULL;

-- kind: DEFECT, MIS_SORT, SHORTAGE. state: OPEN, REFUNDED, REPLACED, DECLINED, WITHDRAWN. borne_by: SUPPLIER, ORGANIZER; with a refund only.
CREATE TABLE complaint (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  member_id        BIGINT NOT NULL,
  line_id          BIGINT NOT NULL,
  variant_id       BIGINT NOT NULL,
  kind             VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  quantity         DECIMAL(16,3) NOT NULL,
  text             VARCHAR(2000) NOT NULL,
  state            VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  complained_at    DATETIME(6) NOT NULL,
  answer           VARCHAR(1000) NULL,
  refund           DECIMAL(16,2) NULL,
  borne_by         VARCHAR(10) COLLATE utf8mb4_bin NULL,
  answered_by      BIGINT NULL,
  answered_at      DATETIME(6) NULL,
  KEY complaint_purchase (purchase_id, state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

CREATE TABLE complaint_photo (
  complaint_id BIGINT NOT NULL,
  position     INT NOT NULL,
  content_type VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  bytes        MEDIUMBLOB NOT NULL,
  PRIMARY KEY (complaint_id, position)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Goods that their owner did not collect in time.
CREATE TABLE forfeit (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  line_id          BIGINT NOT NULL,
  variant_id       BIGINT NOT NULL,
  quantity         DECIMAL(16,3) NOT NULL,
  forfeited_by     BIGINT NOT NULL,
  forfeited_at     DATETIME(6) NOT NULL,
  UNIQUE KEY forfeit_once (line_id, variant_id),
  KEY forfeit_purchase (purchase_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Units that belong to nobody, offered to members at a price a unit. remaining is the offer's gate: never below zero.
CREATE TABLE leftover (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  variant_id  BIGINT NOT NULL,
  quantity    DECIMAL(16,3) NOT NULL,
  price       DECIMAL(18,6) NOT NULL,
  offered_at  DATETIME(6) NOT NULL,
  KEY leftover_purchase (purchase_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
CREATE TABLE leftover_gate (
  leftover_id BIGINT NOT NULL PRIMARY KEY,
  remaining   DECIMAL(16,3) NOT NULL CHECK (remaining >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What became of an offer. state: TAKEN by a member, SOLD when it was paid or stands on the member's account and was collected,
-- KEPT by the organizer, RETURNED to the offer, WITHDRAWN from it.
CREATE TABLE leftover_sale (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  leftover_id      BIGINT NOT NULL,
  member_id        BIGINT NOT NULL,
  participation_id BIGINT NULL,
  quantity         DECIMAL(16,3) NOT NULL,
  sum              DECIMAL(16,2) NOT NULL,
  state            VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  taken_at         DATETIME(6) NOT NULL,
  settled_at       DATETIME(6) NULL,
  KEY leftover_sale_purchase (purchase_id, state),
  KEY leftover_sale_member (member_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
-- Complaints that were right and that the supplier bears: part of the supplier's record.
CREATE TABLE supplier_complaints (
  purchase_id BIGINT NOT NULL PRIMARY KEY,
  complaints  INT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('storage_charge', 0), ('complaint', 0), ('forfeit', 0), ('leftover', 0), ('leftover_sale', 0);
