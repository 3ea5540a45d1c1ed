-- What comes of a line after its goods were forfeited can be forfeited too.
ALTER TABLE forfeit DROP KEY forfeit_once, ADD UNIQUE KEY forfeit_once (line_id, variant_id, forfeited_at);
