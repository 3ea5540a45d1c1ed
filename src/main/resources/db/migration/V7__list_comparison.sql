-- Counts the changes of a purchase's price list; who changes the list takes this row first.
CREATE TABLE list_gate (
  purchase_id BIGINT NOT NULL PRIMARY KEY,
  change_no   BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What a file would change in the list: figures; and the mapping with which it was read then. Both JSON.
ALTER TABLE import_upload ADD COLUMN comparison TEXT NULL, ADD COLUMN compared_as TEXT NULL;

-- What a file would do to single lots, after the import what it did. outcome: ADDED, CHANGED, GONE. lot_id NULL: a lot that is not
-- there yet. revision: the lot's after the import. differences: JSON.
CREATE TABLE import_lot (
  upload_id   BIGINT NOT NULL,
  place       INT NOT NULL,
  outcome     VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  lot_id      BIGINT NULL,
  revision    INT NULL,
  article     VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  name        VARCHAR(300) NOT NULL,
  ordered     BOOLEAN NOT NULL,
  differences MEDIUMTEXT NULL,
  PRIMARY KEY (upload_id, place),
  KEY import_lot_outcome (upload_id, outcome, place)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
