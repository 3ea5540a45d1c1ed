-- Computes the digest of each Stop anew, without the portal: the SHA-256 over its frozen lines, as the user guide describes them.
-- Columns: purchase, version, the digest that was posted, the digest of what the database holds now.
SET SESSION group_concat_max_len = 4294967295;
SELECT f.purchase_id, f.version, f.digest,
       SHA2(COALESCE(GROUP_CONCAT(CONCAT(
           a.line_id, '\t',
           p.pseudonym_no, '\t',
           a.harmless_article, '\t',
           a.harmless_name, '\t',
           REGEXP_REPLACE(REGEXP_REPLACE(a.quantity, '0+$', ''), '\\.$', ''), '\t',
           REGEXP_REPLACE(a.price, '(\\.[0-9]{2}[0-9]*?)0+$', '\\1'), '\t',
           a.sum, '\n') ORDER BY a.line_id SEPARATOR ''), ''), 256)
FROM purchase_freeze f
LEFT JOIN (
    SELECT plain.*,
           IF(REGEXP_INSTR(plain_article, '^[-=+@]') = 1, CONCAT('''', plain_article), plain_article) AS harmless_article,
           IF(REGEXP_INSTR(plain_name, '^[-=+@]') = 1, CONCAT('''', plain_name), plain_name) AS harmless_name
    FROM (
        SELECT purchase_id, participation_id, document, line_id, quantity, price, sum,
               REGEXP_REPLACE(REGEXP_REPLACE(article, '[\\x00-\\x1f\\x7f]', ' '), '^\\s+|\\s+$', '') AS plain_article,
               REGEXP_REPLACE(REGEXP_REPLACE(variant_name, '[\\x00-\\x1f\\x7f]', ' '), '^\\s+|\\s+$', '') AS plain_name
        FROM allocation WHERE step = 'FROZEN') plain) a
    ON a.purchase_id = f.purchase_id AND a.document = f.version
LEFT JOIN participation p ON p.id = a.participation_id
GROUP BY f.purchase_id, f.version, f.digest
ORDER BY f.purchase_id, f.version;
