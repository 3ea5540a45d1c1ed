-- What organizers wrote to all participants of a purchase, or to those who ordered one lot; recipients: how many were told.
CREATE TABLE participants_message (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  lot_id      BIGINT NULL,
  member_id   BIGINT NOT NULL,
  sent_at     DATETIME(6) NOT NULL,
  text        VARCHAR(500) NOT NULL,
  recipients  INT NOT NULL,
  KEY participants_message_purchase (purchase_id, sent_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('participants_message', 0);

-- Announcements that stand above the posts of a purchase's thread.
CREATE TABLE pinned_announcement (
  post_id     BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  pinned_at   DATETIME(6) NOT NULL,
  KEY pinned_announcement_purchase (purchase_id, pinned_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;

-- Questions about a lot are posts of the thread, and so are their answers: read, reported and hidden like all others.
CREATE TABLE lot_question (
  post_id        BIGINT NOT NULL PRIMARY KEY,
  purchase_id    BIGINT NOT NULL,
  lot_id         BIGINT NOT NULL,
  answer_post_id BIGINT NULL,
  KEY lot_question_lot (lot_id, post_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
