-- Names and articles are looked through in the index, before any lot is read: a long list is filtered while one types.
ALTER TABLE lot ADD KEY lot_filter (purchase_id, position, name, article), DROP KEY lot_purchase;
