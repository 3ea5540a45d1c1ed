/** The forum's part of the API: sections, threads, posts, drafts. Calls services only. */
package org.artel.forum.rest;
