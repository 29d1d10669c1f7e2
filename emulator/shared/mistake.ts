/** A mistake of whoever asks the emulator itself, in a sentence; over HTTP `{ error }` with that status. */
export class Mistake extends Error {
  override readonly name = 'Mistake'
  constructor(
    readonly status: 400 | 404 | 409,
    sentence: string,
  ) {
    super(sentence)
  }
}
