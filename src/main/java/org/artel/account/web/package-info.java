/**
 * The doors of the account: sign-in and its cookies, the filters that every request passes, and the pages of members,
 * moderators' decisions about organizers, roles, cities and the set-up.
 */
package org.artel.account.web;
