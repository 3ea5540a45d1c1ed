-- Mails, written in the transaction of what they tell of. due_at: the next attempt; whoever takes a mail moves it on, so that no
-- other node takes it meanwhile. NULL: nothing is attempted any more, the mail is sent (sent_at) or has failed for good.
-- text: holds secret links; emptied when the mail is sent.
CREATE TABLE mail (
  id          BIGINT NOT NULL PRIMARY KEY,
  message_id  VARCHAR(150) COLLATE utf8mb4_bin NOT NULL,
  address     VARCHAR(254) NOT NULL,
  subject     VARCHAR(300) NOT NULL,
  text        MEDIUMTEXT NULL,
  unsubscribe VARCHAR(300) COLLATE utf8mb4_bin NULL,
  created_at  DATETIME(6) NOT NULL,
  due_at      DATETIME(6) NULL,
  attempts    INT NOT NULL,
  failure     VARCHAR(500) NULL,
  sent_at     DATETIME(6) NULL,
  KEY mail_due (due_at, id),
  KEY mail_failed (sent_at, due_at, id),
  KEY mail_age (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
INSERT INTO id_sequence (name, last_number) VALUES ('mail', 0);
