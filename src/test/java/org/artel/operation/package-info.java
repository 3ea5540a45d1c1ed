/** What an operator does with the files of {@code webapp-config}: back-up and restore, several nodes. */
package org.artel.operation;
