/** The largest file that the server takes: 32 MiB. */
export const MAX_UPLOAD_BYTES = 33_554_432;
