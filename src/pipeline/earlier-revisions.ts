/** Revisions before the older one of a pair that are looked at for a value that comes back (31, 38, 31). */
export const earlierMax = 3;
