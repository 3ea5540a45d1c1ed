-- Participants may ask for items that are not in the list, where the terms say so.
ALTER TABLE purchase ADD COLUMN items_by_link BOOLEAN NOT NULL DEFAULT FALSE;

-- An item by link or article that a member asks for. price_ceiling: gross, of one unit, in the portal's currency. open: TRUE until it is
-- answered, then NULL. state: ASKED, CONFIRMED, DECLINED, WITHDRAWN, ENDED. variant_id: what became of it in the price list.
CREATE TABLE item_request (
  id            BIGINT NOT NULL PRIMARY KEY,
  purchase_id   BIGINT NOT NULL,
  member_id     BIGINT NOT NULL,
  link          VARCHAR(1000) NULL,
  article       VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  name          VARCHAR(300) NOT NULL,
  colour_size   VARCHAR(100) NOT NULL,
  quantity      DECIMAL(16,3) NOT NULL,
  price_ceiling DECIMAL(18,6) NOT NULL,
  anonymous     BOOLEAN NOT NULL,
  asked_at      DATETIME(6) NOT NULL,
  state         VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  open          BOOLEAN NULL,
  answered_at   DATETIME(6) NULL,
  reason        VARCHAR(500) NULL,
  variant_id    BIGINT NULL,
  KEY item_request_purchase (purchase_id, open, id),
  KEY item_request_open (open, purchase_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('item_request', 0);
