import type { Purpose, Upload } from './upload'

type State = {
  [status in Upload['status']]: Omit<Extract<Upload, { status: status }>, 'id' | 'purpose' | 'path'>
}

/** What people see of the uploads; told anew after every change. */
export class Board {
  private readonly uploads = new Map<string, Upload>()

  constructor(private readonly show: (uploads: Upload[]) => void) {}

  all = () => [...this.uploads.values()]
  get = (id: string) => this.uploads.get(id)
  pathOf = (id: string) => this.uploads.get(id)?.path ?? ''

  begin(id: string, purpose: Purpose, path: string) {
    this.uploads.set(id, { id, purpose, path, status: 'waiting' })
    this.show(this.all())
  }

  /** One that is gone stays gone. */
  become(id: string, state: State[Upload['status']]) {
    const before = this.uploads.get(id)
    if (!before) return
    const { purpose, path } = before
    this.uploads.set(id, { id, purpose, path, ...state })
    this.show(this.all())
  }

  /** Gives the path that it had. */
  remove(id: string): string {
    const path = this.pathOf(id)
    if (this.uploads.delete(id)) this.show(this.all())
    return path
  }
}
