-- Changed conditions of an announced purchase, as JSON before and after. reason: why something that costs participants money was
-- announced; NULL where nothing costs more.
CREATE TABLE terms_change (
  id           BIGINT NOT NULL PRIMARY KEY,
  purchase_id  BIGINT NOT NULL,
  member_id    BIGINT NOT NULL,
  changed_at   DATETIME(6) NOT NULL,
  reason       VARCHAR(500) NULL,
  terms_before MEDIUMTEXT NOT NULL,
  terms_after  MEDIUMTEXT NOT NULL,
  KEY terms_change_purchase (purchase_id, changed_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('terms_change', 0);

-- After an announced change nobody brings the Stop before this moment: so long everybody may take back or shrink their order.
ALTER TABLE purchase ADD COLUMN withdraw_until DATETIME(6) NULL;

-- 'What changed' shows them by purchase, the newest first.
ALTER TABLE price_change ADD KEY price_change_purchase (purchase_id, made_at);
ALTER TABLE audit_event ADD KEY audit_event_operation (purchase_id, operation, occurred_at);
