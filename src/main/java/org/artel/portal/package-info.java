/** The pages and checks that join features and belong to none of them: home, member area, administration, health. */
package org.artel.portal;
