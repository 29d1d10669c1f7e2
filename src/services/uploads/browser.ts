import { createStore, del, get, set } from 'idb-keyval'
import { imageTypes } from '../../../contract/image-view'
import { type Device, HEAD } from './device'
import { typeOf } from './inspect'

/** The file behind each address that was given out. */
const blobs = new Map<string, Blob>()

function addressOf(blob: Blob): string {
  const address = URL.createObjectURL(blob)
  blobs.set(address, blob)
  return address
}

function revoke(address: string) {
  URL.revokeObjectURL(address)
  blobs.delete(address)
}

function blobAt(address: string): Blob {
  const blob = blobs.get(address)
  if (!blob) throw new Error('No such file')
  return blob
}

let database: ReturnType<typeof createStore> | undefined
const files = () => (database ??= createStore('uploads', 'files'))

/** A picture in a browser. Taro's own chooseMedia drops silently what is no picture, and keeps nothing. */
export const browser: Device = {
  choose: (from, count) =>
    new Promise((chosen) => {
      const input = document.createElement('input')
      Object.assign(input, { type: 'file', multiple: count > 1 })
      // With these types an iPhone turns its HEIC into JPEG by itself.
      input.accept = imageTypes.join()
      if (from === 'camera') input.setAttribute('capture', 'environment')
      input.addEventListener('change', () => chosen([...(input.files ?? [])].slice(0, count).map(addressOf)))
      input.addEventListener('cancel', () => chosen([]))
      input.click()
    }),

  async look(path) {
    const blob = blobAt(path)
    return { bytes: blob.size, head: await headOf(blob) }
  },

  async measure(path) {
    const { naturalWidth, naturalHeight } = await decoded(path)
    return { width: naturalWidth, height: naturalHeight }
  },

  async compress(path, width) {
    const image = await decoded(path)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = Math.round((image.naturalHeight * width) / image.naturalWidth)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.8))
    if (!blob) throw new Error('This browser makes no JPEG')
    return addressOf(blob)
  },

  async keep(path, name) {
    const blob = blobAt(path)
    const type = typeOf(await headOf(blob))
    const honest = blob.slice(0, blob.size, type)
    // A browser that keeps nothing in private still uploads while the page is open.
    await set(name, honest, files()).catch(() => undefined)
    revoke(path)
    return addressOf(honest)
  },

  async find(name) {
    const blob = await get<Blob>(name, files()).catch(() => undefined)
    return blob && addressOf(blob)
  },

  async drop(name, path) {
    revoke(path)
    await del(name, files()).catch(() => undefined)
  },
}

const headOf = async (blob: Blob) => new Uint8Array(await new Response(blob.slice(0, HEAD)).arrayBuffer())

const decoded = (src: string) =>
  new Promise<HTMLImageElement>((loaded, failed) => {
    const image = new Image()
    image.onload = () => loaded(image)
    image.onerror = () => failed(new Error('Not a picture that this browser can show'))
    image.src = src
  })
