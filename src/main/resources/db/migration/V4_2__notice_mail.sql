-- mail_due_at: the notice may go by mail from then on, if its member wishes; NULL: that is settled.
ALTER TABLE notice ADD COLUMN mail_due_at DATETIME(6) NULL, ADD KEY notice_mail (mail_due_at, member_id);
-- Only what a member has set differently from the usual.
CREATE TABLE mail_wish (
  member_id    BIGINT NOT NULL,
  notice_group VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  by_mail      BOOLEAN NOT NULL,
  PRIMARY KEY (member_id, notice_group)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_as_ci;
