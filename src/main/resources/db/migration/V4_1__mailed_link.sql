-- Links sent by mail: 256 random bits, of which only the SHA-256 is kept; each works once, until it expires.
-- purpose: JOIN (member_id: who has the address already, then the link is sent to nobody), PASSWORD, ADDRESS.
CREATE TABLE mailed_link (
  token_hash CHAR(64) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  purpose    VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  member_id  BIGINT NULL,
  email      VARCHAR(254) NOT NULL,
  email_key  VARCHAR(254) COLLATE utf8mb4_bin NOT NULL,
  nickname   VARCHAR(40) NULL,
  city_id    BIGINT NULL,
  language   VARCHAR(5) COLLATE utf8mb4_bin NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at    DATETIME(6) NULL,
  KEY mailed_link_email (email_key),
  KEY mailed_link_member (member_id),
  KEY mailed_link_age (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
