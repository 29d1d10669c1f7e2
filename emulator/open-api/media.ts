/** A file among the parameters of a call, or an answer that is one. The call log holds what it is, not its bytes. */
export class Media {
  constructor(
    readonly contentType: string,
    readonly bytes: Uint8Array<ArrayBuffer>,
  ) {}

  toJSON = () => ({ contentType: this.contentType, bytes: this.bytes.length })
}
