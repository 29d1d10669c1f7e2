/** It comes without types. */
declare module 'ali-oss' {
  interface Options {
    accessKeyId: string
    accessKeySecret: string
    region: string
    bucket: string
    endpoint?: string
    authorizationV4?: boolean
  }
  interface Result {
    res: { headers: Record<string, string>; status: number }
  }
  interface Listed extends Result {
    objects: { name: string; size: number; etag: string; type: string; lastModified: string }[]
    prefixes: string[] | null
    isTruncated: boolean
    nextMarker: string | null
    nextContinuationToken: string | null
  }
  interface ListedParts extends Result {
    parts: unknown
  }
  type Query = Record<string, string | number>
  export default class Oss {
    constructor(options: Options)
    /** The `Authorization` header of OSS's version 4. */
    authorizationV4(
      method: string,
      request: { headers: Record<string, string> },
      bucket: string,
      key: string,
    ): string
    put(
      key: string,
      content: Buffer,
      options?: { mime?: string; meta?: Record<string, string> },
    ): Promise<Result>
    get(key: string, options?: { headers: Record<string, string> }): Promise<Result & { content: Buffer }>
    head(key: string): Promise<Result & { meta: Record<string, string> | null }>
    list(query: Query): Promise<Listed>
    listV2(query: Query): Promise<Listed>
    delete(key: string): Promise<Result>
    deleteMulti(
      keys: string[],
      options?: { quiet: boolean },
    ): Promise<Result & { deleted: { Key: string }[] }>
    copy(key: string, source: string): Promise<Result>
    multipartUpload(
      key: string,
      content: Buffer,
      options: { partSize: number; mime?: string; meta?: Record<string, string> },
    ): Promise<Result>
    initMultipartUpload(key: string): Promise<Result & { uploadId: string }>
    uploadPart(
      key: string,
      uploadId: string,
      number: number,
      content: Buffer,
      start: number,
      end: number,
    ): Promise<Result & { etag: string }>
    uploadPartCopy(
      key: string,
      uploadId: string,
      number: number,
      range: string,
      source: { sourceKey: string; sourceBucketName: string },
    ): Promise<Result & { etag: string }>
    listParts(key: string, uploadId: string): Promise<ListedParts>
    listUploads(query: Query): Promise<Result & { uploads: { name: string; uploadId: string }[] }>
    completeMultipartUpload(
      key: string,
      uploadId: string,
      parts: { number: number; etag: string }[],
    ): Promise<Result & { etag: string }>
    abortMultipartUpload(key: string, uploadId: string): Promise<Result>
    signatureUrl(key: string, options: { method: string; expires: number }): string
    signatureUrlV4(method: string, expires: number, request: object, key: string): Promise<string>
  }
}
