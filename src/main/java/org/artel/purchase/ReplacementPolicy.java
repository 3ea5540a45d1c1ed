package org.artel.purchase;

/** Whether what is absent may be replaced: by the participant's wishes only, by anything alike, not at all. */
public enum ReplacementPolicy { WISHES, ANY, NONE }
