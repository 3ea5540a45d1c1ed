package org.artel.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.ZoneId;
import java.util.Locale;

/** Where people meet to hand goods over. Its time zone is the one in which its purchases announce their Stop. */
@Entity
@Table(name = "city")
public class City {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "city")
    @TableGenerator(name = "city", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "city", allocationSize = 10)
    private long id;
    private String name;
    @Column(name = "name_ru")
    private String nameRu;
    @Column(name = "time_zone")
    private String timeZone;
    private int position;

    protected City() {
    }

    City(String name, String nameRu, ZoneId timeZone, int position) {
        describe(name, nameRu, timeZone, position);
    }

    void describe(String newName, String newNameRu, ZoneId newTimeZone, int newPosition) {
        this.name = newName;
        this.nameRu = newNameRu;
        this.timeZone = newTimeZone.getId();
        this.position = newPosition;
    }

    public long id() {
        return id;
    }

    /** The name in that language, or the one name there is. */
    public String name(Locale locale) {
        return nameRu != null && locale.getLanguage().equals("ru") ? nameRu : name;
    }

    public String nameEn() {
        return name;
    }

    /** Null: the city has one name in all languages. */
    public String nameRu() {
        return nameRu;
    }

    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    public int position() {
        return position;
    }
}
