/**
 * Values and services that every feature may use: sums, unit prices, quantities, the refusal, the clock, the audit log,
 * the change log that search follows, idempotency keys and the retry of transactions that lost a race.
 * Knows nothing of any feature.
 */
package org.artel.common;
