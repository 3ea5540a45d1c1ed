-- 'I negotiate with this one': one organizer at a time. It holds while expires_at lies in the future; the row stays, so that the
-- same organizer does not take the supplier again at once. Changed by conditional UPDATEs only.
CREATE TABLE supplier_reservation (
  supplier_id BIGINT NOT NULL PRIMARY KEY,
  member_id   BIGINT NOT NULL,
  reserved_at DATETIME(6) NOT NULL,
  expires_at  DATETIME(6) NOT NULL,
  renewals    INT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
