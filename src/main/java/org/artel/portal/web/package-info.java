/**
 * The pages that join features, and what all pages share: language, words and figures in the viewer's way ({@link
 * org.artel.portal.web.PageFunctions}), the answer to a refusal, assets with immutable caching, error pages. May use every
 * feature's public service; no other door depends on it, pages reach it through EL.
 */
package org.artel.portal.web;
