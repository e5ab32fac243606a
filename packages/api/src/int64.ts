/**
 * A 64-bit integer. The server sends it as decimal text; a number or a bigint may be sent as well. `BigInt(value)` reads
 * every form exactly.
 */
export type Int64 = string | number | bigint;
