/** Whole purchases from beginning to end, readable as documentation. */
package org.artel.story;
