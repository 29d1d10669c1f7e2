import { env, optionalEnv } from '../env'

/** A bucket of one's own, as the variables of the function describe it. */
export interface Settings {
  bucket: string
  region: string
  keyId: string
  secret: string
  /** The bucket's own address: forms are posted to it, `/<key>` behind it is an object. */
  address: string
  /** What permanent links begin with: the address, or that of a CDN before it. */
  publicBase: string
}

/**
 * @param addressOf where the provider puts a bucket, unless STORAGE_ENDPOINT says otherwise
 * @throws MissingVariable
 */
export function settings(addressOf: (bucket: string, region: string) => string): Settings {
  const [bucket, region] = [env('STORAGE_BUCKET'), env('STORAGE_REGION')]
  const address = addressIn('STORAGE_ENDPOINT') ?? addressOf(bucket, region)
  return {
    bucket,
    region,
    address,
    keyId: env('STORAGE_KEY_ID'),
    secret: env('STORAGE_KEY_SECRET'),
    publicBase: publicBase() ?? address,
  }
}

/** STORAGE_PUBLIC_BASE, if it is set. */
export const publicBase = (): string | undefined => addressIn('STORAGE_PUBLIC_BASE')

/** Links are kept for ever and shown by mini programs, which open https alone; a laptop has none. */
function addressIn(variable: string): string | undefined {
  const address = optionalEnv(variable)?.replace(/\/+$/, '')
  if (address === undefined || /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])[^?#]+$/.test(address))
    return address
  throw new Error(`Environment variable ${variable} must be an address that begins with https://`)
}
