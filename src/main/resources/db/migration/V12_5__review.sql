-- What an organizer and a participant say of each other after a finished purchase; once each, with one answer.
CREATE TABLE review (
  id          BIGINT NOT NULL PRIMARY KEY,
  purchase_id BIGINT NOT NULL,
  author_id   BIGINT NOT NULL,
  subject_id  BIGINT NOT NULL,
  number      INT NOT NULL,
  anonymous   BOOLEAN NOT NULL,
  stars       INT NOT NULL,
  text        VARCHAR(2000) NOT NULL,
  written_at  DATETIME(6) NOT NULL,
  answer      VARCHAR(1000) NULL,
  answered_at DATETIME(6) NULL,
  UNIQUE KEY review_once (purchase_id, author_id, subject_id),
  KEY review_subject (subject_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('review', 0);
