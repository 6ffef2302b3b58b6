/** The little of archiver 8 that the peer uses; it brings no types. */
declare module "archiver" {
  export class ZipArchive implements AsyncIterable<Buffer> {
    constructor(options: { store: boolean });
    append(bytes: Buffer, entry: { name: string }): void;
    once(event: "entry", told: () => void): void;
    finalize(): Promise<void>;
    [Symbol.asyncIterator](): AsyncIterator<Buffer>;
  }
}
