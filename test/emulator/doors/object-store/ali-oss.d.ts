/** It comes without types. */
declare module 'ali-oss' {
  export default class Oss {
    constructor(options: { accessKeyId: string; accessKeySecret: string; region: string; bucket: string })
    /** The `Authorization` header of OSS's version 4. */
    authorizationV4(
      method: string,
      request: { headers: Record<string, string> },
      bucket: string,
      key: string,
    ): string
  }
}
