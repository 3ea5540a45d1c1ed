package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.Operation;
import org.artel.account.Viewer;
import org.artel.common.Said;
import org.omnifaces.util.Faces;

/** {@code /admin/cities?city=3}: the cities, and a form for one of them or a new one. */
@Named
@RequestScoped
public class CitiesAdmin {

    @Inject
    private CityService cities;
    @Inject
    private Access access;
    @Inject
    private Viewer viewer;
    @Inject
    private Event<Said> said;

    private List<City> all;
    private City chosen;
    private String nameEn;
    private String nameRu;
    private String timeZone;
    private Integer position;

    public void open() {
        access.require(Operation.MANAGE_CITIES, viewer.memberId());
    }

    public List<City> getAll() {
        if (all == null) {
            all = cities.all();
        }
        return all;
    }

    public List<String> getZones() {
        return zones();
    }

    static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted().toList();
    }

    /** Null: a new one. */
    public City getChosen() {
        long id = Requests.number(Faces.getRequestParameter("city"));
        if (chosen == null && id > 0) {
            chosen = cities.byId(id);
        }
        return chosen;
    }

    public void save() throws IOException {
        if (getChosen() == null) {
            cities.add(viewer.require(), nameEn, nameRu, timeZone);
        } else {
            cities.change(viewer.require(), getChosen().id(), nameEn, nameRu, timeZone, position == null ? chosen.position() : position);
        }
        said.fire(new Said("account.saved"));
        Faces.redirect(Faces.getRequestContextPath() + "/admin/cities");
    }

    public String getNameEn() {
        return nameEn == null && getChosen() != null ? chosen.nameEn() : nameEn;
    }

    public void setNameEn(String nameEn) {
        this.nameEn = nameEn;
    }

    public String getNameRu() {
        return nameRu == null && getChosen() != null ? chosen.nameRu() : nameRu;
    }

    public void setNameRu(String nameRu) {
        this.nameRu = nameRu;
    }

    public String getTimeZone() {
        if (timeZone != null) {
            return timeZone;
        }
        return getChosen() == null ? viewer.zone().getId() : chosen.timeZone().getId();
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public Integer getPosition() {
        return position == null && getChosen() != null ? Integer.valueOf(chosen.position()) : position;
    }

    public void setPosition(Integer position) {
        this.position = position;
    }
}
