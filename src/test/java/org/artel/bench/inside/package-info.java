/** Deployed with the WAR for a benchmark only: yardsticks, and services called without HTTP. */
package org.artel.bench.inside;
