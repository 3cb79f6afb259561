-- A form that waited on a device may be changed there after its answer was lost: its key then comes back with other words.
ALTER TABLE form_use ADD COLUMN digest TEXT NOT NULL DEFAULT '';  -- SHA-256 of what the form said; '' where nobody asks
