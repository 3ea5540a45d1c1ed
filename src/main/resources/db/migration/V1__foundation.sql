-- The tables of a joint purchase up to the Stop.
--
-- Moments are UTC, DATETIME(6), always given by the application's clock: no column defaults to the database's time.
-- Sums: DECIMAL(16,2). Unit prices: DECIMAL(18,6). Rates: DECIMAL(18,8). Quantities: DECIMAL(16,3).
-- Text that people read: accent-sensitive, case-insensitive, so that й is not и. Keys, articles, hashes: _bin.
-- Gates (purchase_gate, variant_gate, topic_counter) are changed by conditional UPDATEs only. No foreign key points to
-- them, no entity maps them: a foreign key's check would take a shared lock on the row that everybody wants to change.
-- For the same reason the tables that orders write have no foreign keys to what a Stop or a price change updates.

ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;

-- Ids come from this table in blocks: an auto-increment can be neither preallocated nor batched.
CREATE TABLE id_sequence (
  name       VARCHAR(40) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  last_number BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES
  ('audit_event', 0), ('city', 0), ('member', 0), ('organizer_request', 0), ('access_token', 0), ('section', 0),
  ('goods_policy', 0), ('topic', 0), ('post', 0), ('post_report', 0), ('supplier', 0), ('purchase', 0), ('stage_change', 0),
  ('delivery_charge', 0), ('pickup_point', 0), ('lot', 0), ('lot_variant', 0), ('import_upload', 0),
  ('participation', 0), ('order_line', 0), ('order_increment', 0), ('allocation', 0), ('notice', 0);

CREATE TABLE portal_setting (
  name  VARCHAR(60) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  value VARCHAR(2000) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What search has to look at again. Auto-increment ids become visible out of order, so a sequencer numbers committed rows:
-- all rows that one of its transactions finds get the same number.
CREATE TABLE change_log (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  entity    VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  entity_id BIGINT NOT NULL,
  seq       BIGINT NULL,
  numbered_at DATETIME(6) NULL,
  KEY change_log_seq (seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
CREATE TABLE change_counter (
  id TINYINT NOT NULL PRIMARY KEY,
  n  BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO change_counter (id, n) VALUES (1, 0);

-- The same request sent twice counts once. request_hash: SHA-256 of the request's content, hexadecimal.
CREATE TABLE idempotency_key (
  member_id    BIGINT NOT NULL,
  request_key  VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  request_hash CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  result       MEDIUMTEXT NULL,
  created_at   DATETIME(6) NOT NULL,
  PRIMARY KEY (member_id, request_key),
  KEY idempotency_key_age (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- actor_kind: MEMBER, TIMER, SUPPLIER_LINK, ON_BEHALF, SYSTEM.
CREATE TABLE audit_event (
  id          BIGINT NOT NULL PRIMARY KEY,
  occurred_at DATETIME(6) NOT NULL,
  actor_kind  VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  member_id   BIGINT NULL,
  operation   VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  purchase_id BIGINT NULL,
  entity      VARCHAR(20) COLLATE utf8mb4_bin NULL,
  entity_id   BIGINT NULL,
  detail      VARCHAR(2000) NULL,
  KEY audit_event_purchase (purchase_id, id),
  KEY audit_event_member (member_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- account -------------------------------------------------------------------------------------------------------------

CREATE TABLE city (
  id        BIGINT NOT NULL PRIMARY KEY,
  name      VARCHAR(80) NOT NULL,
  name_ru   VARCHAR(80) NULL,
  time_zone VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  position  INT NOT NULL,
  UNIQUE KEY city_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- email_key, nickname_key: normalised, look-alike letters folded together.
CREATE TABLE member (
  id                BIGINT NOT NULL PRIMARY KEY,
  email             VARCHAR(254) NOT NULL,
  email_key         VARCHAR(254) COLLATE utf8mb4_bin NOT NULL,
  nickname          VARCHAR(40) NOT NULL,
  nickname_key      VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  password_hash     VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  city_id           BIGINT NOT NULL,
  language          VARCHAR(5) COLLATE utf8mb4_bin NOT NULL,
  organizer         BOOLEAN NOT NULL,
  trusted           BOOLEAN NOT NULL,
  moderator         BOOLEAN NOT NULL,
  administrator     BOOLEAN NOT NULL,
  banned_until      DATETIME(6) NULL,
  ban_reason        VARCHAR(500) NULL,
  age_confirmed_at  DATETIME(6) NULL,
  rules_accepted_at DATETIME(6) NOT NULL,
  created_at        DATETIME(6) NOT NULL,
  credentials_no    INT NOT NULL,
  version           INT NOT NULL,
  UNIQUE KEY member_email (email_key),
  UNIQUE KEY member_nickname (nickname_key),
  CONSTRAINT member_city FOREIGN KEY (city_id) REFERENCES city (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

CREATE TABLE organizer_request (
  id         BIGINT NOT NULL PRIMARY KEY,
  member_id  BIGINT NOT NULL,
  text       VARCHAR(2000) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  decided_at DATETIME(6) NULL,
  decided_by BIGINT NULL,
  accepted   BOOLEAN NULL,
  reason     VARCHAR(500) NULL,
  KEY organizer_request_open (decided_at, id),
  CONSTRAINT organizer_request_member FOREIGN KEY (member_id) REFERENCES member (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Tokens are 256 random bits; only their SHA-256 is kept.
CREATE TABLE remember_token (
  token_hash CHAR(64) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  member_id  BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  KEY remember_token_member (member_id),
  KEY remember_token_age (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

CREATE TABLE access_token (
  id           BIGINT NOT NULL PRIMARY KEY,
  member_id    BIGINT NOT NULL,
  name         VARCHAR(80) NOT NULL,
  token_hash   CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  created_at   DATETIME(6) NOT NULL,
  expires_at   DATETIME(6) NULL,
  revoked_at   DATETIME(6) NULL,
  UNIQUE KEY access_token_hash (token_hash),
  KEY access_token_member (member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Limits: sign-in per account and per address, flood limits of posts and uploads. subject: SHA-256 of what is limited.
CREATE TABLE rate_limit (
  kind         VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  subject      CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  window_start DATETIME(6) NOT NULL,
  hits         INT NOT NULL,
  PRIMARY KEY (kind, subject),
  KEY rate_limit_age (window_start)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- forum ---------------------------------------------------------------------------------------------------------------

-- Visibility: EVERYONE, MEMBERS, PARTICIPANTS, ORGANIZER (strictest last). NULL: as the parent, at the root EVERYONE.
CREATE TABLE section (
  id               BIGINT NOT NULL PRIMARY KEY,
  parent_id        BIGINT NULL,
  city_id          BIGINT NULL,
  name             VARCHAR(100) NOT NULL,
  name_ru          VARCHAR(100) NULL,
  description      VARCHAR(500) NOT NULL,
  description_ru   VARCHAR(500) NULL,
  position         INT NOT NULL,
  age_limit        INT NULL,
  percent_cap      DECIMAL(5,2) NULL,
  purchases        BOOLEAN NOT NULL,
  prices_visible   VARCHAR(12) COLLATE utf8mb4_bin NULL,
  roll_visible     VARCHAR(12) COLLATE utf8mb4_bin NULL,
  supplier_visible VARCHAR(12) COLLATE utf8mb4_bin NULL,
  revision         INT NOT NULL,
  CONSTRAINT section_parent FOREIGN KEY (parent_id) REFERENCES section (id),
  CONSTRAINT section_city FOREIGN KEY (city_id) REFERENCES city (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

CREATE TABLE section_subscription (
  section_id BIGINT NOT NULL,
  member_id  BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (section_id, member_id),
  KEY section_subscription_member (member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- kind: TALK or PURCHASE. A purchase's topic is hidden (listed = FALSE) before it is announced.
CREATE TABLE topic (
  id         BIGINT NOT NULL PRIMARY KEY,
  section_id BIGINT NOT NULL,
  kind       VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  title      VARCHAR(150) NOT NULL,
  author_id  BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  listed     BOOLEAN NOT NULL,
  pinned     BOOLEAN NOT NULL,
  closed_at  DATETIME(6) NULL,
  hidden_at  DATETIME(6) NULL,
  version    INT NOT NULL,
  KEY topic_section (section_id, listed, id),
  CONSTRAINT topic_section FOREIGN KEY (section_id) REFERENCES section (id),
  CONSTRAINT topic_author FOREIGN KEY (author_id) REFERENCES member (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- A gate: posts is the highest post number given so far, change_no counts every change a page of the topic could show.
CREATE TABLE topic_counter (
  topic_id       BIGINT NOT NULL PRIMARY KEY,
  section_id     BIGINT NOT NULL,
  posts          INT NOT NULL,
  change_no      BIGINT NOT NULL,
  last_post_id   BIGINT NULL,
  last_post_at   DATETIME(6) NOT NULL,
  last_author_id BIGINT NULL,
  KEY topic_counter_section (section_id, last_post_at, topic_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- kind: TEXT, ORDER, ANNOUNCEMENT, STAGE, REPORT. Only TEXT and ANNOUNCEMENT keep markdown and html;
-- subject_id: what another kind shows (ORDER: participation, STAGE: stage_change).
CREATE TABLE post (
  id         BIGINT NOT NULL PRIMARY KEY,
  topic_id   BIGINT NOT NULL,
  number     INT NOT NULL,
  kind       VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  author_id  BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  edited_at  DATETIME(6) NULL,
  edits      INT NOT NULL,
  markdown   MEDIUMTEXT NULL,
  html       MEDIUMTEXT NULL,
  subject_id BIGINT NULL,
  hidden_at  DATETIME(6) NULL,
  hidden_by  BIGINT NULL,
  hidden_reason VARCHAR(500) NULL,
  UNIQUE KEY post_number (topic_id, number),
  KEY post_author (author_id, id),
  CONSTRAINT post_topic FOREIGN KEY (topic_id) REFERENCES topic (id),
  CONSTRAINT post_author FOREIGN KEY (author_id) REFERENCES member (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What a post said before its edit number `edit` (1 = the text it was born with).
CREATE TABLE post_revision (
  post_id    BIGINT NOT NULL,
  edit       INT NOT NULL,
  written_at DATETIME(6) NOT NULL,
  written_by BIGINT NOT NULL,
  markdown   MEDIUMTEXT NOT NULL,
  PRIMARY KEY (post_id, edit),
  CONSTRAINT post_revision_post FOREIGN KEY (post_id) REFERENCES post (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

CREATE TABLE post_report (
  id          BIGINT NOT NULL PRIMARY KEY,
  post_id     BIGINT NOT NULL,
  member_id   BIGINT NOT NULL,
  reason      VARCHAR(500) NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  resolved_at DATETIME(6) NULL,
  resolved_by BIGINT NULL,
  UNIQUE KEY post_report_once (post_id, member_id),
  KEY post_report_open (resolved_at, id),
  CONSTRAINT post_report_post FOREIGN KEY (post_id) REFERENCES post (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- A text or an order that was typed but not yet sent. place: 'topic:12', 'order:7', 'section:3' …
CREATE TABLE draft (
  member_id  BIGINT NOT NULL,
  place      VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  content    MEDIUMTEXT NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (member_id, place)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- purchase ------------------------------------------------------------------------------------------------------------

CREATE TABLE supplier (
  id          BIGINT NOT NULL PRIMARY KEY,
  name        VARCHAR(150) NOT NULL,
  name_key    VARCHAR(150) COLLATE utf8mb4_bin NOT NULL,
  description VARCHAR(4000) NOT NULL,
  site        VARCHAR(500) NULL,
  contacts    VARCHAR(1000) NULL,
  created_by  BIGINT NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  version     INT NOT NULL,
  UNIQUE KEY supplier_name (name_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- kind: FORBIDDEN_WORD (matched in lots, titles, conditions), FORBIDDEN_CATEGORY (matched in lots' categories),
-- AGE_LIMITED_WORD (allowed in sections with at least this age limit only).
CREATE TABLE goods_policy (
  id           BIGINT NOT NULL PRIMARY KEY,
  jurisdiction VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  kind         VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  pattern      VARCHAR(100) NOT NULL,
  age_limit    INT NULL,
  note         VARCHAR(500) NOT NULL,
  UNIQUE KEY goods_policy_once (jurisdiction, kind, pattern)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- The purchase is the topic with terms. Percentages are in percent (12.50 = 12.5 %).
CREATE TABLE purchase (
  id                 BIGINT NOT NULL PRIMARY KEY,
  topic_id           BIGINT NOT NULL,
  section_id         BIGINT NOT NULL,
  organizer_id       BIGINT NOT NULL,
  supplier_id        BIGINT NULL,
  stage              VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  created_at         DATETIME(6) NOT NULL,
  announced_at       DATETIME(6) NULL,
  opened_at          DATETIME(6) NULL,
  stopped_at         DATETIME(6) NULL,
  ended_at           DATETIME(6) NULL,
  freeze_version     INT NOT NULL,
  copied_from        BIGINT NULL,
  conditions         MEDIUMTEXT NOT NULL,
  conditions_html    MEDIUMTEXT NOT NULL,
  payment_mode       VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  deposit_percent    DECIMAL(5,2) NULL,
  percent            DECIMAL(5,2) NOT NULL,
  percent_base       VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  percent_cap_item        DECIMAL(16,2) NULL,
  percent_cap_participant DECIMAL(16,2) NULL,
  percent_cap_purchase    DECIMAL(16,2) NULL,
  minimum_sum        DECIMAL(16,2) NULL,
  minimum_quantity   DECIMAL(16,3) NULL,
  minimum_weight     DECIMAL(16,3) NULL,
  minimum_all        BOOLEAN NOT NULL,
  target_sum         DECIMAL(16,2) NULL,
  target_quantity    DECIMAL(16,3) NULL,
  below_minimum      VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  extend_days        INT NULL,
  extend_times       INT NULL,
  extended_times     INT NOT NULL,
  opens_at           DATETIME(6) NULL,
  stop_at            DATETIME(6) NULL,
  payment_due        DATE NULL,
  grace_days         INT NOT NULL,
  replacement_policy VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  shortage_rule      VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  price_rise_limit   DECIMAL(5,2) NULL,
  currency           CHAR(3) COLLATE utf8mb4_bin NOT NULL,
  rate               DECIMAL(18,8) NOT NULL,
  prices_visible     VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  roll_visible       VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  supplier_visible   VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  version            INT NOT NULL,
  UNIQUE KEY purchase_topic (topic_id),
  KEY purchase_stage (stage, stop_at),
  KEY purchase_section (section_id, stage, id),
  KEY purchase_organizer (organizer_id, id),
  KEY purchase_supplier (supplier_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- The gate that every order and every stage verb passes. change_no orders increments; the running sums are over what is ordered.
CREATE TABLE purchase_gate (
  purchase_id  BIGINT NOT NULL PRIMARY KEY,
  stage        VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  stop_at      DATETIME(6) NULL,
  change_no    BIGINT NOT NULL,
  pseudonyms   INT NOT NULL,
  participants INT NOT NULL,
  goods        DECIMAL(16,2) NOT NULL,
  quantity     DECIMAL(16,3) NOT NULL,
  weight       DECIMAL(16,3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

CREATE TABLE stage_change (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  from_stage  VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  to_stage    VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  changed_at  DATETIME(6) NOT NULL,
  actor_kind  VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  member_id   BIGINT NULL,
  reason      VARCHAR(500) NULL,
  old_stop_at DATETIME(6) NULL,
  stop_at     DATETIME(6) NULL,
  freeze_version INT NULL,
  KEY stage_change_purchase (purchase_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What a Stop froze. digest: SHA-256 over the frozen lines, hexadecimal. A reopened purchase keeps its earlier versions.
CREATE TABLE purchase_freeze (
  purchase_id  BIGINT NOT NULL,
  version      INT NOT NULL,
  frozen_at    DATETIME(6) NOT NULL,
  participants INT NOT NULL,
  order_lines  INT NOT NULL,
  goods        DECIMAL(16,2) NOT NULL,
  digest       CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (purchase_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- basis: BY_SUM, BY_WEIGHT, BY_UNITS, EQUALLY, BY_PICKUP_POINT.
-- expected_rate: BY_SUM in percent, BY_WEIGHT a kilogram, BY_UNITS a unit, EQUALLY and BY_PICKUP_POINT a participant.
CREATE TABLE delivery_charge (
  id            BIGINT NOT NULL PRIMARY KEY,
  purchase_id   BIGINT NOT NULL,
  name          VARCHAR(150) NOT NULL,
  basis         VARCHAR(16) COLLATE utf8mb4_bin NOT NULL,
  expected_rate DECIMAL(16,2) NULL,
  position      INT NOT NULL,
  KEY delivery_charge_purchase (purchase_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

CREATE TABLE pickup_point (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  name        VARCHAR(150) NOT NULL,
  address     VARCHAR(300) NOT NULL,
  fee         DECIMAL(16,2) NOT NULL,
  position    INT NOT NULL,
  KEY pickup_point_purchase (purchase_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- pricelist -----------------------------------------------------------------------------------------------------------

-- listed_price: as the supplier lists it, in the purchase's own currency, net or gross.
-- price: what a participant sees, gross, in the portal's currency. weight: kilograms a unit. sold_by_row: the variants are
-- the slots of a size row, each with its row_quantity. picture_link: as the list has it, never fetched.
CREATE TABLE lot (
  id             BIGINT NOT NULL PRIMARY KEY,
  purchase_id    BIGINT NOT NULL,
  position       INT NOT NULL,
  revision       INT NOT NULL,
  article        VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  name           VARCHAR(300) NOT NULL,
  description    VARCHAR(4000) NOT NULL,
  link           VARCHAR(1000) NULL,
  picture_link   VARCHAR(1000) NULL,
  photo_hash     CHAR(64) COLLATE utf8mb4_bin NULL,
  producer       VARCHAR(150) NOT NULL,
  category       VARCHAR(150) NOT NULL,
  unit           VARCHAR(40) NOT NULL,
  step           DECIMAL(16,3) NOT NULL,
  minimum        DECIMAL(16,3) NULL,
  person_maximum DECIMAL(16,3) NULL,
  pack_size      DECIMAL(16,3) NULL,
  sold_by_row    BOOLEAN NOT NULL,
  weight         DECIMAL(16,3) NULL,
  listed_price   DECIMAL(18,6) NOT NULL,
  listed_net     BOOLEAN NOT NULL,
  vat_rate       DECIMAL(5,2) NULL,
  price          DECIMAL(18,6) NOT NULL,
  retail_price   DECIMAL(18,6) NULL,
  withdrawn_at   DATETIME(6) NULL,
  KEY lot_purchase (purchase_id, position, id),
  KEY lot_article (article),
  KEY lot_photo (photo_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Every lot has at least one variant; a lot without sizes and colours has one whose label, size and colour are empty.
-- label: what else tells it apart (a package, a scent). listed_price and price: NULL where the lot's own holds.
-- stock_above: the supplier says 'more than so many'; nothing is limited by it.
CREATE TABLE lot_variant (
  id           BIGINT NOT NULL PRIMARY KEY,
  lot_id       BIGINT NOT NULL,
  purchase_id  BIGINT NOT NULL,
  position     INT NOT NULL,
  article      VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  label        VARCHAR(150) NOT NULL,
  size         VARCHAR(40) NOT NULL,
  colour       VARCHAR(60) NOT NULL,
  row_quantity INT NOT NULL,
  listed_price DECIMAL(18,6) NULL,
  price        DECIMAL(18,6) NULL,
  stock_above  DECIMAL(16,3) NULL,
  withdrawn_at DATETIME(6) NULL,
  KEY lot_variant_lot (lot_id, position),
  KEY lot_variant_purchase (purchase_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- The gate of a variant: ordered is the running sum of its lines; stock NULL is not limited. ordered <= stock always.
CREATE TABLE variant_gate (
  variant_id  BIGINT NOT NULL PRIMARY KEY,
  lot_id      BIGINT NOT NULL,
  purchase_id BIGINT NOT NULL,
  stock       DECIMAL(16,3) NULL,
  ordered     DECIMAL(16,3) NOT NULL,
  KEY variant_gate_purchase (purchase_id),
  KEY variant_gate_lot (lot_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- A changed lot is a new revision; order lines point to the revision they were made on. content: the lot and its variants
-- as JSON, as they stood in that earlier revision until changed_at; the current one is in lot and lot_variant.
CREATE TABLE lot_revision (
  lot_id     BIGINT NOT NULL,
  revision   INT NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  changed_by BIGINT NOT NULL,
  content    MEDIUMTEXT NOT NULL,
  PRIMARY KEY (lot_id, revision)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Photos by the SHA-256 of their re-encoded bytes.
CREATE TABLE photo (
  hash         CHAR(64) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  content_type VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  width        INT NOT NULL,
  height       INT NOT NULL,
  bytes        MEDIUMBLOB NOT NULL,
  thumbnail    MEDIUMBLOB NOT NULL,
  uploaded_by  BIGINT NOT NULL,
  uploaded_at  DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Which column means what, as the organizer last confirmed it for this supplier. mapping: JSON.
CREATE TABLE import_mapping (
  supplier_id BIGINT NOT NULL,
  member_id   BIGINT NOT NULL,
  mapping     TEXT NOT NULL,
  changed_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (supplier_id, member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- A price list between its upload and its import, in pieces so that no packet limit matters. started_at: some node imports
-- it. rows_done: lots saved so far, written by a transaction of its own. result: figures of the import as JSON; failure: the
-- refusal's message key and arguments as JSON.
CREATE TABLE import_upload (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  member_id   BIGINT NOT NULL,
  file_name   VARCHAR(255) NOT NULL,
  size        BIGINT NOT NULL,
  uploaded_at DATETIME(6) NOT NULL,
  rows_done   INT NOT NULL,
  rows_total  INT NOT NULL,
  started_at  DATETIME(6) NULL,
  imported_at DATETIME(6) NULL,
  result      VARCHAR(1000) NULL,
  failure     VARCHAR(2000) NULL,
  KEY import_upload_age (uploaded_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
CREATE TABLE import_upload_part (
  upload_id BIGINT NOT NULL,
  part      INT NOT NULL,
  bytes     MEDIUMBLOB NOT NULL,
  PRIMARY KEY (upload_id, part)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- order ---------------------------------------------------------------------------------------------------------------

-- pseudonym_no: what the public sees of an anonymous participant ('Participant 17'), given once by the purchase's gate.
-- payment_reference: portal-wide, with a check digit. goods: Σ of the lines' sums.
CREATE TABLE participation (
  id                BIGINT NOT NULL PRIMARY KEY,
  purchase_id       BIGINT NOT NULL,
  member_id         BIGINT NOT NULL,
  anonymous         BOOLEAN NOT NULL,
  pseudonym_no      INT NULL,
  payment_reference VARCHAR(16) COLLATE utf8mb4_bin NOT NULL,
  pickup_point_id   BIGINT NULL,
  comment           VARCHAR(1000) NOT NULL,
  post_id           BIGINT NULL,
  goods             DECIMAL(16,2) NOT NULL,
  order_lines       INT NOT NULL,
  created_at        DATETIME(6) NOT NULL,
  changed_at        DATETIME(6) NOT NULL,
  change_no         BIGINT NOT NULL,
  UNIQUE KEY participation_once (purchase_id, member_id),
  UNIQUE KEY participation_pseudonym (purchase_id, pseudonym_no),
  UNIQUE KEY participation_reference (payment_reference),
  KEY participation_member (member_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- replacement: ANY, WISHES (see order_line_wish), CANCEL. price: snapshot, gross. sum: price × quantity, half-up once.
-- quantity 0: taken back. version counts the changes of this line.
CREATE TABLE order_line (
  id               BIGINT NOT NULL PRIMARY KEY,
  participation_id BIGINT NOT NULL,
  purchase_id      BIGINT NOT NULL,
  lot_id           BIGINT NOT NULL,
  lot_revision     INT NOT NULL,
  variant_id       BIGINT NOT NULL,
  quantity         DECIMAL(16,3) NOT NULL,
  tolerance        DECIMAL(16,3) NOT NULL,
  replacement      VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  comment          VARCHAR(500) NOT NULL,
  price            DECIMAL(18,6) NOT NULL,
  sum              DECIMAL(16,2) NOT NULL,
  weight           DECIMAL(16,3) NOT NULL,
  version          INT NOT NULL,
  changed_at       DATETIME(6) NOT NULL,
  UNIQUE KEY order_line_once (participation_id, variant_id),
  KEY order_line_purchase (purchase_id, id),
  KEY order_line_variant (variant_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- The line as it stood after its change number `version`: history, and the base of a merge between two devices.
CREATE TABLE order_line_revision (
  line_id     BIGINT NOT NULL,
  version     INT NOT NULL,
  quantity    DECIMAL(16,3) NOT NULL,
  tolerance   DECIMAL(16,3) NOT NULL,
  replacement VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  wishes      VARCHAR(500) NOT NULL,
  comment     VARCHAR(500) NOT NULL,
  price       DECIMAL(18,6) NOT NULL,
  changed_at  DATETIME(6) NOT NULL,
  changed_by  BIGINT NOT NULL,
  PRIMARY KEY (line_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Ranked wishes for replacement: position 1 is wanted most.
CREATE TABLE order_line_wish (
  line_id    BIGINT NOT NULL,
  position   INT NOT NULL,
  variant_id BIGINT NOT NULL,
  PRIMARY KEY (line_id, position)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Append-only. change_no: the number the purchase's gate gave; NULL only inside the transaction that inserts.
-- delta: units more (positive) or fewer (negative). why: ORDERED, CHANGED, TAKEN_BACK.
CREATE TABLE order_increment (
  id               BIGINT NOT NULL PRIMARY KEY,
  line_id          BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  purchase_id      BIGINT NOT NULL,
  variant_id       BIGINT NOT NULL,
  change_no        BIGINT NULL,
  delta            DECIMAL(16,3) NOT NULL,
  tolerance        DECIMAL(16,3) NOT NULL,
  why              VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  member_id        BIGINT NOT NULL,
  made_at          DATETIME(6) NOT NULL,
  KEY order_increment_line (line_id, change_no),
  KEY order_increment_purchase (purchase_id, change_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- What becomes of a line. step: FROZEN (document: the freeze version); the later steps come with their documents.
-- price and sum: what the line cost at that step; article and variant_name: what it was called then.
CREATE TABLE allocation (
  id               BIGINT NOT NULL PRIMARY KEY,
  purchase_id      BIGINT NOT NULL,
  participation_id BIGINT NOT NULL,
  line_id          BIGINT NOT NULL,
  variant_id       BIGINT NOT NULL,
  article          VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  variant_name     VARCHAR(260) NOT NULL,
  step             VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  document         BIGINT NOT NULL,
  quantity         DECIMAL(16,3) NOT NULL,
  tolerance        DECIMAL(16,3) NOT NULL,
  price            DECIMAL(18,6) NOT NULL,
  sum              DECIMAL(16,2) NOT NULL,
  UNIQUE KEY allocation_once (line_id, variant_id, step, document),
  KEY allocation_purchase (purchase_id, step, document, line_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- notification --------------------------------------------------------------------------------------------------------

-- One sentence of the bell. kind: the message key's last part; arguments: JSON array of strings.
CREATE TABLE notice (
  id          BIGINT NOT NULL PRIMARY KEY,
  member_id   BIGINT NOT NULL,
  kind        VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  arguments   VARCHAR(2000) NOT NULL,
  purchase_id BIGINT NULL,
  link        VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  read_at     DATETIME(6) NULL,
  KEY notice_member (member_id, id),
  KEY notice_unread (member_id, read_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
