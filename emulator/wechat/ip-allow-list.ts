import { BlockList, isIPv4 } from 'node:net'
import { Refusal } from './refusal'

/** Entries that WeChat takes. */
const MAX_ENTRIES = 10

/**
 * The addresses that an AppSecret may be used from: `1.2.3.4`, `1.2.3.*` or `1.2.3.0/24`; empty: everywhere.
 * https://developers.weixin.qq.com/doc/oplatform/developers/basic_func/ip_whitelist
 * @throws Refusal 40164
 */
export function checkIp(allowed: readonly string[] | undefined, remote: string): void {
  if (!allowed || allowed.length === 0 || blockListOf(allowed).check(remote)) return
  throw new Refusal(40164, `invalid ip ${remote} ipv6 ::ffff:${remote}, not in whitelist`)
}

/** Throws a sentence about the first entry that cannot be. */
export function checkIpAllowList(allowed: readonly string[]): void {
  if (allowed.length > MAX_ENTRIES) throw new Error(`An ipAllowList has at most ${MAX_ENTRIES} entries.`)
  const wrong = allowed.find((entry) => {
    const [address = '', bits = '24'] = networkOf(entry)
    return !isIPv4(address) || !/^([0-9]|[12][0-9]|3[0-2])$/.test(bits)
  })
  if (wrong !== undefined)
    throw new Error(`"${wrong}" in an ipAllowList is none of 1.2.3.4, 1.2.3.* and 1.2.3.0/24.`)
}

function blockListOf(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = networkOf(entry)
    if (bits === undefined) list.addAddress(address)
    else list.addSubnet(address, Number(bits))
  }
  return list
}

const networkOf = (entry: string) => entry.replace(/\.\*$/, '.0/24').split('/')
