INSERT INTO submission (unit_id, period_id, version, received_at, imported_at, file_name,
                        container, sender, original, source, way, handling, reason, routine)
VALUES (:unit, :period, :version, :received_at, :imported_at, :file_name,
        :container, :sender, :original, :source, :way, :handling, NULL, :routine)
