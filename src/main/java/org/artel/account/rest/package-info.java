/** The account through the API: registration, tokens, the own account, members, requests to organize, cities. */
package org.artel.account.rest;
