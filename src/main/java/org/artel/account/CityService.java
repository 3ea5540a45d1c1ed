package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** The cities of the portal; there are few, so they are read all at once. */
@ApplicationScoped
@Transactional
@Retried
public class CityService {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Access access;
    @Inject
    private Audit audit;

    /** In the order in which the portal names them. */
    public List<City> all() {
        return em.createQuery("SELECT c FROM City c ORDER BY c.position, c.id", City.class).getResultList();
    }

    public Map<Long, City> byId() {
        return all().stream().collect(Collectors.toMap(City::id, Function.identity()));
    }

    /** @throws Refused not found */
    public City byId(long id) {
        City city = em.find(City.class, id);
        if (city == null) {
            throw Refused.notFound();
        }
        return city;
    }

    /**
     * @param nameRu   null or blank when it is the same
     * @param timeZone as in the time zone database: {@code Europe/Berlin}
     * @throws Refused {@code account.city…}
     */
    @Once
    public long add(long administratorId, String name, String nameRu, String timeZone) {
        access.require(Operation.MANAGE_CITIES, administratorId);
        long id = add(name, nameRu, timeZone);
        audit.record(Actor.member(administratorId), Operation.MANAGE_CITIES.name(), null, "city", id, null);
        return id;
    }

    /** At set-up, when there is no administrator yet. */
    long add(String name, String nameRu, String timeZone) {
        String plain = name(name);
        if (!em.createQuery("SELECT c.id FROM City c WHERE c.name = :name").setParameter("name", plain).getResultList().isEmpty()) {
            throw new Refused("account.cityExists", plain);
        }
        City city = new City(plain, blankToNull(nameRu), zone(timeZone), all().size() + 1);
        em.persist(city);
        return city.id();
    }

    /** @throws Refused {@code account.city…}, not found */
    public void change(long administratorId, long cityId, String name, String nameRu, String timeZone, int position) {
        access.require(Operation.MANAGE_CITIES, administratorId);
        String plain = name(name);
        if (!em.createQuery("SELECT c.id FROM City c WHERE c.name = :name AND c.id <> :id").setParameter("name", plain)
                .setParameter("id", cityId).getResultList().isEmpty()) {
            throw new Refused("account.cityExists", plain);
        }
        byId(cityId).describe(plain, blankToNull(nameRu), zone(timeZone), position);
        audit.record(Actor.member(administratorId), Operation.MANAGE_CITIES.name(), null, "city", cityId, null);
    }

    private static String name(String name) {
        if (name == null || name.isBlank() || name.strip().length() > 80) {
            throw new Refused("account.cityName");
        }
        return name.strip();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : name(text);
    }

    private static ZoneId zone(String timeZone) {
        try {
            return ZoneId.of(timeZone == null ? "" : timeZone.strip());
        } catch (DateTimeException e) {
            throw new Refused("account.timeZone", timeZone);
        }
    }
}
