/** How the SDK itself sends: it has no types of its own. Pinned with the version that wx-server-sdk brings. */
declare module '@cloudbase/node-sdk/dist/utils/tcbapirequester' {
  export function request(options: {
    config: unknown
    params: Record<string, unknown>
    method: 'post'
    opts: { timeout: number }
    headers: Record<string, string>
  }): Promise<{ code?: string; message?: string; data?: unknown }>
}
