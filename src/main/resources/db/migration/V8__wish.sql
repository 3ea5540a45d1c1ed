-- A wish ('who will organise this?') is a thread of talk with what is wanted. amount and supplier: in the author's words.
-- supporters: running count of wish_support, the author among them. purchase_id: what an organizer made of it; NULL again when
-- that purchase is called off. The row is changed by conditional UPDATEs only.
CREATE TABLE wish (
  topic_id    BIGINT NOT NULL PRIMARY KEY,
  author_id   BIGINT NOT NULL,
  link        VARCHAR(500) NULL,
  amount      VARCHAR(100) NOT NULL,
  supplier    VARCHAR(150) NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  supporters  INT NOT NULL,
  purchase_id BIGINT NULL,
  closed_at   DATETIME(6) NULL,
  KEY wish_supported (purchase_id, closed_at, supporters, topic_id),
  KEY wish_newest (purchase_id, closed_at, created_at, topic_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

CREATE TABLE wish_support (
  topic_id   BIGINT NOT NULL,
  member_id  BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (topic_id, member_id),
  KEY wish_support_member (member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
