import type { Platform } from '../../platform/platform'
import type { Scanned } from '../../platform/scan-address'
import { firstPhone } from './first-phone'

/**
 * Where the phone of a mini program's first person is led that scans its code; undefined where there is no H5 build.
 * Pages of an H5 build stand behind `#`, as Taro and uni-app have them unless told otherwise.
 */
export async function scan(
  platform: Pick<Platform, 'miniPrograms' | 'people' | 'phones'>,
  { appid, path }: Scanned,
): Promise<string | undefined> {
  if (platform.miniPrograms.get(appid)?.h5 === undefined) return undefined
  const phone = await firstPhone(platform, appid)
  return `/h5/${appid}/?phone=${phone}${path === '' ? '' : `#/${asH5(path)}`}`
}

/** A page in WeChat gets the values of its query as they are; one of an H5 build gets them decoded. */
function asH5(path: string): string {
  const [page = '', query] = path.split(/\?(.*)/s)
  if (query === undefined) return page
  const pairs = query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    return `${name}=${encodeURIComponent(value)}`
  })
  return `${page}?${pairs.join('&')}`
}
