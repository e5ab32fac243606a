/** The content of a file to upload. A stream is read up to the server's 32 MiB before anything is sent. */
export type UploadSource = Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array>;
