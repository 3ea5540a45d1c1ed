-- How much an organizer may have collected in open purchases of a section; NULL: as the parent says, at the root no cap.
ALTER TABLE section ADD COLUMN exposure_cap DECIMAL(16,2) NULL, ADD COLUMN exposure_cap_trusted DECIMAL(16,2) NULL;

-- The organizer and the moderators were told that an order lifted the organizer above the cap: once a purchase.
CREATE TABLE exposure_warning (
  purchase_id BIGINT NOT NULL PRIMARY KEY,
  warned_at   DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
