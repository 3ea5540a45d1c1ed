-- Who else may collect the participant's goods; empty: nobody.
ALTER TABLE pickup ADD COLUMN proxy VARCHAR(100) NOT NULL DEFAULT '';
