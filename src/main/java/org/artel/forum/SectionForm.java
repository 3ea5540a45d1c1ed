package org.artel.forum;

import java.math.BigDecimal;
import org.artel.common.Money;
import org.artel.common.Visibility;

/**
 * What an administrator says about a section. Null means: as the parent.
 *
 * @param position   order among its siblings, ascending
 * @param ageLimit   years, 0 to 99; null or 0: none of its own
 * @param percentCap highest organizer's percent, 0.00 to 100.00
 * @param exposureCap how much one organizer may have collected in open purchases of the section; above zero
 * @param exposureCapTrusted the same for trusted organizers, not below {@code exposureCap}; null: that one
 */
public record SectionForm(Long parentId, Long cityId, String name, String nameRu, String description, String descriptionRu,
                          int position, Integer ageLimit, BigDecimal percentCap, Money exposureCap, Money exposureCapTrusted,
                          boolean purchases,
                          Visibility pricesVisible, Visibility rollVisible, Visibility supplierVisible) {
}
