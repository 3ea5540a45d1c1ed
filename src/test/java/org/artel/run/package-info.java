/**
 * The command {@code mvn -Prun}: the portal on a newcomer's machine, with an embedded database, without any set-up. Stands
 * among the test classes, because the embedded database is no part of the product.
 */
package org.artel.run;
