-- The supplier's invoices: written, then settled among the participants, then in force. replaces: the invoice that this one corrects.
-- settled_no: the document of the INVOICED allocations that it is in force since; NULL: nobody's bill knows of it yet.
-- withdrawn_at: taken back before it was settled.
CREATE TABLE invoice (
  id           BIGINT NOT NULL PRIMARY KEY,
  purchase_id  BIGINT NOT NULL,
  number       VARCHAR(60) NOT NULL,
  invoiced_on  DATE NOT NULL,
  replaces     BIGINT NULL,
  written_by   BIGINT NOT NULL,
  written_at   DATETIME(6) NOT NULL,
  settled_no   BIGINT NULL,
  withdrawn_at DATETIME(6) NULL,
  KEY invoice_purchase (purchase_id, id),
  KEY invoice_replaces (replaces)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- total: of the whole line, including VAT.
CREATE TABLE invoice_line (
  id         BIGINT NOT NULL PRIMARY KEY,
  invoice_id BIGINT NOT NULL,
  variant_id BIGINT NOT NULL,
  quantity   DECIMAL(16,3) NOT NULL,
  total      DECIMAL(16,2) NOT NULL,
  KEY invoice_line_invoice (invoice_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What is shared beside the goods. kind: DELIVERY, DISCOUNT (its total is negative), BANK_FEE. basis as in delivery_charge.
-- pickup_point_id: only those who collect there bear it; NULL: all. Never changed but by withdrawn_at: a corrected one is another row.
CREATE TABLE invoice_charge (
  id              BIGINT NOT NULL PRIMARY KEY,
  purchase_id     BIGINT NOT NULL,
  kind            VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  name            VARCHAR(100) NOT NULL,
  basis           VARCHAR(16) COLLATE utf8mb4_bin NOT NULL,
  pickup_point_id BIGINT NULL,
  total           DECIMAL(16,2) NOT NULL,
  written_by      BIGINT NOT NULL,
  written_at      DATETIME(6) NOT NULL,
  withdrawn_at    DATETIME(6) NULL,
  KEY invoice_charge_purchase (purchase_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('invoice', 0), ('invoice_line', 0), ('invoice_charge', 0);
