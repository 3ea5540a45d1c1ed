package org.artel.forum;

import java.math.BigDecimal;
import org.artel.common.Visibility;

/**
 * What holds in a section after inheritance. The strictest of the section and all above it: the highest age limit, the
 * lowest percent cap, the strictest visibility.
 *
 * @param ageLimit   years; 0: open to everybody
 * @param percentCap in percent; null: no cap
 * @param cityId     the nearest city on the way up; null: all cities
 */
public record SectionRules(int ageLimit, BigDecimal percentCap, Long cityId,
                           Visibility pricesVisible, Visibility rollVisible, Visibility supplierVisible) {

    static final SectionRules OPEN =
            new SectionRules(0, null, null, Visibility.EVERYONE, Visibility.EVERYONE, Visibility.EVERYONE);

    /** The rules of a section below one where these hold. */
    SectionRules of(Section child) {
        int age = child.ageLimit() == null ? ageLimit : Math.max(ageLimit, child.ageLimit());
        BigDecimal cap = child.percentCap() == null || (percentCap != null && percentCap.compareTo(child.percentCap()) < 0)
                ? percentCap : child.percentCap();
        return new SectionRules(age, cap, child.cityId() == null ? cityId : child.cityId(),
                pricesVisible.stricter(child.pricesVisible()), rollVisible.stricter(child.rollVisible()),
                supplierVisible.stricter(child.supplierVisible()));
    }

    public boolean isAgeLimited() {
        return ageLimit > 0;
    }
}
