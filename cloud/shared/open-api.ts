import { cloud } from './database'

/** What is called of WeChat's open API, with the answers as they come: nothing says that they hold what they should. */
interface OpenApi {
  security: {
    mediaCheckAsync: (about: object) => Promise<{ traceId: unknown }>
    msgSecCheck: (about: object) => Promise<{ result: unknown }>
  }
  subscribeMessage: { send: (message: object) => Promise<unknown> }
  phonenumber: { getPhoneNumber: (about: object) => Promise<{ phoneInfo: unknown }> }
  wxacode: { getUnlimited: (about: object) => Promise<{ buffer: unknown; contentType: unknown }> }
}

/** Of the function's own mini program. wx-server-sdk has no types for it. */
export const openApi = () => cloud().openapi as unknown as OpenApi
