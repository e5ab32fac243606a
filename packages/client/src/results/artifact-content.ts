/** An artifact of a run. */
export interface ArtifactRef {
  /** Id of the task's node in the run graph. */
  node: string;
  name: string;
  /** Bytes that it may have, unpacked. Default 256 MiB. */
  maxBytes?: number | undefined;
}

/** A file in an artifact. */
export interface ArtifactFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a task wrote as an artifact, unpacked. */
export class ArtifactContent {
  /** The files, when it was an archive; else one that has no name. */
  readonly files: readonly ArtifactFile[];
  /** The bytes as the server gave them. */
  readonly raw: Uint8Array;

  constructor(raw: Uint8Array, files: readonly ArtifactFile[]) {
    this.raw = raw;
    this.files = files;
  }

  /** The content: that of the only or first file. */
  get bytes(): Uint8Array {
    return this.files[0]?.bytes ?? new Uint8Array();
  }

  /** The content as UTF-8. */
  text(): string {
    return new TextDecoder().decode(this.bytes);
  }

  /** The content as parsed JSON. @throws SyntaxError */
  json(): unknown {
    return JSON.parse(this.text());
  }

  stream(): ReadableStream<Uint8Array> {
    return new Blob([this.bytes as Uint8Array<ArrayBuffer>]).stream();
  }

  toJSON(): { files: { name: string; size: number }[] } {
    return { files: this.files.map(({ name, bytes }) => ({ name, size: bytes.length })) };
  }
}
