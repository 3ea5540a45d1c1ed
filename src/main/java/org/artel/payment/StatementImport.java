package org.artel.payment;

/**
 * What the import of a statement did.
 *
 * @param lines   incoming payments in the file
 * @param added   of these, not known from an earlier statement
 * @param matched open lines that were certain enough to count
 */
public record StatementImport(int lines, int added, int matched) {
}
