/**
 * Members: registration, sign-in, roles, the access table, cities, and who is looking at a page ({@link org.artel.account.Viewer}).
 * Knows {@code common} only. Everybody else names a member by id and asks here what that member may do.
 */
package org.artel.account;
