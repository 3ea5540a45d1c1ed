/**
 * {@code mvn -Pbench verify}: measures the portal on a large corpus and writes {@code target/bench.md}. Absolute figures say more
 * about the machine than about the portal, so each stands beside a yardstick of the same run: the same bytes from a bare resource,
 * the same statements over bare JDBC. {@link org.artel.bench.inside} is what only the measured server holds.
 */
package org.artel.bench;
