package org.artel.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** What is set once for the whole portal: {@code currency} (ISO 4217, fixed after set-up), {@code jurisdiction}, … */
@ApplicationScoped
public class Settings {

    @PersistenceContext
    private EntityManager em;

    public Optional<String> get(String name) {
        List<?> rows = em.createNativeQuery("SELECT value FROM portal_setting WHERE name = ?").setParameter(1, name).getResultList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(String.valueOf(rows.get(0)));
    }

    public void set(String name, String value) {
        em.createNativeQuery("INSERT INTO portal_setting (name, value) VALUES (?, ?) ON DUPLICATE KEY UPDATE value = VALUES(value)")
                .setParameter(1, name).setParameter(2, value).executeUpdate();
    }
}
