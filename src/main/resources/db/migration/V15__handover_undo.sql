-- A hand-over taken back is a hand-over of its own: its allocations are those of the one that it undoes, below zero. reason: of whoever took it back.
ALTER TABLE handover ADD COLUMN undoes BIGINT NULL, ADD COLUMN reason VARCHAR(500) NOT NULL DEFAULT '', ADD UNIQUE KEY handover_undone_once (undoes);
