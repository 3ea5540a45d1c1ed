/**
 * The portal as people see it: headless Chromium, page by page, at a phone's and a desktop's width, with an accessibility
 * check. Without any Chromium these tests say so loudly and are skipped; with {@code CI=true} they fail instead.
 *
 * <p>Pictures go to {@code target/screenshots}; those of the documentation are renewed by
 * {@code mvn verify -DskipUTs -Dit.test=JointPurchaseBrowserIT -Dartel.screenshots=src/site/resources/images}.
 */
package org.artel.browser;
