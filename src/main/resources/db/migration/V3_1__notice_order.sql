-- The bell shows the newest first: ids are taken in blocks and tell no order.
ALTER TABLE notice DROP KEY notice_member, ADD KEY notice_member (member_id, created_at, id);
