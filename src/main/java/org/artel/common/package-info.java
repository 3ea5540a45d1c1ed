/** Values and plumbing that every feature may use: money, quantities, refusals, time, the database. Knows no feature. */
package org.artel.common;
