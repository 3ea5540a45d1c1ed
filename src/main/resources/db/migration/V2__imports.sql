-- What an import left out stays readable with its result. bad_rows: JSON array of line, reason and detail.
ALTER TABLE import_upload ADD COLUMN bad_rows MEDIUMTEXT NULL;
ALTER TABLE import_upload ADD KEY import_upload_purchase (purchase_id, id);

-- One import at a time into the list of a purchase: two would add the same lots twice. upload_id: the one that runs; NULL: none.
CREATE TABLE import_gate (
  purchase_id BIGINT NOT NULL PRIMARY KEY,
  upload_id   BIGINT NULL,
  started_at  DATETIME(6) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
