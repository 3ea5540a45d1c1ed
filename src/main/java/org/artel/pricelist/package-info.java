/**
 * The price list of a purchase: reading suppliers' files, lots with their variants, packs, size rows and stock,
 * photos. It knows members, sections and the purchase (its stage and terms), never orders: whoever orders names a
 * variant of a lot's revision.
 */
package org.artel.pricelist;
