-- When an import was taken back.
ALTER TABLE import_upload ADD COLUMN undone_at DATETIME(6) NULL;
