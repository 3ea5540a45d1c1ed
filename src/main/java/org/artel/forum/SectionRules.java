package org.artel.forum;

import java.math.BigDecimal;
import org.artel.common.Money;
import org.artel.common.Visibility;

/**
 * What holds in a section after inheritance. The strictest of the section and all above it: the highest age limit, the
 * lowest caps, the strictest visibility.
 *
 * @param ageLimit   years; 0: open to everybody
 * @param percentCap in percent; null: no cap
 * @param exposureCap what one organizer may have collected in open purchases of the section; null: no cap
 * @param exposureCapTrusted the same for trusted organizers
 * @param cityId     the nearest city on the way up; null: all cities
 */
public record SectionRules(int ageLimit, BigDecimal percentCap, Money exposureCap, Money exposureCapTrusted, Long cityId,
                           Visibility pricesVisible, Visibility rollVisible, Visibility supplierVisible) {

    static final SectionRules OPEN =
            new SectionRules(0, null, null, null, null, Visibility.EVERYONE, Visibility.EVERYONE, Visibility.EVERYONE);

    /** The rules of a section below one where these hold. */
    SectionRules of(Section child) {
        int age = child.ageLimit() == null ? ageLimit : Math.max(ageLimit, child.ageLimit());
        BigDecimal cap = child.percentCap() == null || (percentCap != null && percentCap.compareTo(child.percentCap()) < 0)
                ? percentCap : child.percentCap();
        Money trusted = child.exposureCapTrusted() == null ? child.exposureCap() : child.exposureCapTrusted();
        return new SectionRules(age, cap, lower(exposureCap, child.exposureCap()), lower(exposureCapTrusted, trusted), child.cityId() == null ? cityId : child.cityId(),
                pricesVisible.stricter(child.pricesVisible()), rollVisible.stricter(child.rollVisible()),
                supplierVisible.stricter(child.supplierVisible()));
    }

    private static Money lower(Money above, Money own) {
        return above == null || own == null ? (above == null ? own : above) : above.min(own);
    }

    /** Null: no cap. */
    public Money exposureCap(boolean trusted) {
        return trusted ? exposureCapTrusted : exposureCap;
    }

    public boolean isAgeLimited() {
        return ageLimit > 0;
    }
}
