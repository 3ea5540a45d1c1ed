-- A refund or credit that was taken back; its transfers are reversed.
ALTER TABLE settlement ADD COLUMN undone_at DATETIME(6) NULL, ADD COLUMN undone_by BIGINT NULL;
