package org.artel.forum;

import java.math.BigDecimal;
import org.artel.common.Visibility;

/**
 * What an administrator says about a section. Null means: as the parent.
 *
 * @param position   order among its siblings, ascending
 * @param ageLimit   years, 0 to 99; null or 0: none of its own
 * @param percentCap highest organizer's percent, 0.00 to 100.00
 */
public record SectionForm(Long parentId, Long cityId, String name, String nameRu, String description, String descriptionRu,
                          int position, Integer ageLimit, BigDecimal percentCap, boolean purchases,
                          Visibility pricesVisible, Visibility rollVisible, Visibility supplierVisible) {
}
