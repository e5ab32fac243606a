/** Largest package file, in bytes, that the server takes: as it is sent, so compressed if it is an archive. */
export const MAX_PACKAGE_BYTES = 33_554_432;

/** Largest text, in bytes, that is unpacked from an archive. */
export const MAX_UNPACKED_BYTES = 33_554_432;

/** Most files in an archive. Compilers write one. */
export const MAX_ARCHIVE_ENTRIES = 1_000;

/** Largest ratio of unpacked to packed bytes beyond the first MiB; text packs about 10 to 1, zeros 1,000 to 1. */
export const MAX_UNPACKING_RATIO = 200;
