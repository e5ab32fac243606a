/** The content of a file to upload, at most 32 MiB. A stream is read whole before anything is sent. */
export type UploadContent = Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array>;

/**
 * A file to upload. The server decides by the file's name how to read it: `.yaml`, `.yml` and `.json` as they are,
 * anything else as a zip or tar.gz archive. A `File` brings its name, `{ name, content }` gives one; without a name the
 * content's first bytes choose `pipeline.zip`, `pipeline.tar.gz` or `pipeline.yaml`.
 */
export type UploadSource = UploadContent | NamedUpload;

/** Content and the file name it goes out under. */
export interface NamedUpload {
  readonly name: string;
  readonly content: UploadContent | string;
}
