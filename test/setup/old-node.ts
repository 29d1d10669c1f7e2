import { ensureNode } from './fetched-node'

/** The path of a Node.js whose V8 is 6.8, which is Chrome 68's. @throws Error where npm can't fetch it */
export const ensureOldNode = (): string =>
  ensureNode({
    version: '10.24.1',
    integrity:
      'sha512-YMreId5u9hd3zWHqRyDkXFLdw46BWAxy9+mJNA6m9Bh2X6SN5zh3UrNh+vrbMF8Ci9Vsqv4DYFNe+PpGy0dHGQ==',
  })
