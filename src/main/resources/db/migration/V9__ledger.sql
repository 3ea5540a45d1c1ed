-- Money of a purchase. A transfer debits one account and credits another; a balance is debits minus credits, so that all balances of a
-- purchase add up to zero. Accounts of one participant (MEMBER, CREDIT) name the participation, the others 0. part: of one document.
-- reverses: the transfer that this one takes back. booked_by: NULL for a timer. Append-only, see the triggers.
CREATE TABLE ledger_transfer (
  id                      BIGINT NOT NULL PRIMARY KEY,
  purchase_id             BIGINT NOT NULL,
  debit                   VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  debit_participation_id  BIGINT NOT NULL,
  credit                  VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  credit_participation_id BIGINT NOT NULL,
  amount                  DECIMAL(16,2) NOT NULL CHECK (amount > 0),
  why                     VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  document_kind           VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  document_id             BIGINT NOT NULL,
  part                    INT NOT NULL,
  reverses                BIGINT NULL,
  occurred_at             DATETIME(6) NOT NULL,
  booked_at               DATETIME(6) NOT NULL,
  booked_by               BIGINT NULL,
  UNIQUE KEY ledger_transfer_document (document_kind, document_id, part),
  UNIQUE KEY ledger_transfer_reversed (reverses),
  KEY ledger_transfer_purchase (purchase_id, id),
  KEY ledger_transfer_debit (debit_participation_id, id),
  KEY ledger_transfer_credit (credit_participation_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
CREATE TRIGGER ledger_transfer_stays BEFORE UPDATE ON ledger_transfer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only: correct by a reversal';
CREATE TRIGGER ledger_transfer_remains BEFORE DELETE ON ledger_transfer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only: correct by a reversal';

-- One calculation of all bills of a purchase. step, document: the allocations that it stands on. The sums are those of the whole purchase;
-- leftover: what of goods and delivery falls to units that nobody gets; missing: goods that were invoiced and did not come.
CREATE TABLE billing (
  id                BIGINT NOT NULL PRIMARY KEY,
  purchase_id       BIGINT NOT NULL,
  version           INT NOT NULL,
  step              VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  document          BIGINT NOT NULL,
  issued_at         DATETIME(6) NOT NULL,
  invoiced          DECIMAL(16,2) NOT NULL,
  missing           DECIMAL(16,2) NOT NULL,
  charges           DECIMAL(16,2) NOT NULL,
  discounts         DECIMAL(16,2) NOT NULL,
  leftover_goods    DECIMAL(16,2) NOT NULL,
  leftover_delivery DECIMAL(16,2) NOT NULL,
  UNIQUE KEY billing_version (purchase_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What one participant owes by a calculation; written only where it differs from the bill before. delivery: with discounts.
CREATE TABLE bill (
  id               BIGINT NOT NULL PRIMARY KEY,
  billing_id       BIGINT NOT NULL,
  purchase_id      BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  version          INT NOT NULL,
  issued_at        DATETIME(6) NOT NULL,
  goods            DECIMAL(16,2) NOT NULL,
  delivery         DECIMAL(16,2) NOT NULL,
  fees             DECIMAL(16,2) NOT NULL,
  percent          DECIMAL(16,2) NOT NULL,
  total            DECIMAL(16,2) NOT NULL,
  UNIQUE KEY bill_version (participation_id, version),
  KEY bill_purchase (purchase_id, participation_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- One step of 'Why this sum?': amount = share of total by own of whole. kind: GOODS, DELIVERY, DISCOUNT, BANK_FEE, POINT, PERCENT, CAP_ITEM,
-- CAP_PARTICIPANT, CAP_PURCHASE. own and whole are measured by the basis.
CREATE TABLE bill_item (
  id       BIGINT NOT NULL PRIMARY KEY,
  bill_id  BIGINT NOT NULL,
  position INT NOT NULL,
  kind     VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  name     VARCHAR(600) NOT NULL,
  basis    VARCHAR(20) COLLATE utf8mb4_bin NULL,
  own      DECIMAL(18,3) NOT NULL,
  whole    DECIMAL(18,3) NOT NULL,
  total    DECIMAL(16,2) NOT NULL,
  amount   DECIMAL(16,2) NOT NULL,
  KEY bill_item_bill (bill_id, position)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('ledger_transfer', 0), ('billing', 0), ('bill', 0), ('bill_item', 0);
