import type { OpenApiPlatform } from './open-api'

/** Somebody with a phone, or who has called: also under an openid that no person has. */
export const isPerson = ({ people, openapi }: OpenApiPlatform, appid: string, openid: string): boolean =>
  people.find(appid, openid) !== undefined || openapi.visits.last({ appid, openid }) !== undefined
