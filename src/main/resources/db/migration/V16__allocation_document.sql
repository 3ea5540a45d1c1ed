-- The documents that say what became of lines, in order: one that gives nobody anything holds as well. Hand-overs have none, they add up.
CREATE TABLE allocation_document (
  purchase_id BIGINT NOT NULL,
  step        VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  document    BIGINT NOT NULL,
  PRIMARY KEY (purchase_id, step, document)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

INSERT INTO allocation_document (purchase_id, step, document)
SELECT DISTINCT purchase_id, step, document FROM allocation WHERE step <> 'HANDED_OVER';
