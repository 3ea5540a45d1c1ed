/** The forum's pages: sections, threads, posts, members, moderation. Call services only. */
package org.artel.forum.web;
