/**
 * How each function is deployed: what the consoles, `cloudbaserc.json` and the emulator are told.
 * Secrets are named here, never held.
 */
export interface Deployment {
  /** Seconds. The platform's default of 3 is less than one cold call through the relay takes. */
  timeout: number
  /** Megabytes. */
  memorySize: number
  /** Environment variables that the operator sets. */
  variables: string[]
  /** Calls of WeChat's open API that it makes. */
  openapi?: string[]
  /** When a timer trigger calls it: second, minute, hour, day, month, day of the week, year. */
  timer?: string
}

const business: Deployment = {
  // Over HTTP WeChat cuts at 5 s whatever stands here.
  timeout: 5,
  memorySize: 256,
  variables: ['RELAY_KEY', 'USER_APPIDS'],
}

const images: Deployment = {
  ...business,
  variables: [
    ...business.variables,
    ...['STORAGE_PROVIDER', 'STORAGE_BUCKET', 'STORAGE_REGION', 'STORAGE_KEY_ID', 'STORAGE_KEY_SECRET'],
    ...['STORAGE_ENDPOINT', 'STORAGE_PUBLIC_BASE'],
  ],
}

/** Mini program that owns the environment → function → how it is deployed. */
export const deployments: Record<'admin' | 'user', Record<string, Deployment>> = {
  admin: {
    // The door of environment sharing; where nobody shares, nobody calls it.
    cloudbase_auth: { ...business, variables: ['USER_APPIDS'] },
    admins_change: business,
    admins_claim: { ...business, variables: [...business.variables, 'ADMIN_SETUP_CODE'] },
    admins_get: business,
    admins_invite: business,
    admins_list: business,
    admins_remove: business,
    admins_uninvite: business,
    audit_list: business,
    // It begins nothing new after 40 s.
    counts_repair: { ...business, timeout: 60, timer: '0 5/10 * * * * *' },
    dashboard_get: business,
    // Four requests to the storage; the relay waits for 5 s.
    health_check: images,
    // It reads and writes up to 10 MB. Whoever is cut off at 5 s hears at the next try what it has come to.
    images_add: { ...images, timeout: 15 },
    images_checked: images,
    images_decided: business,
    images_list: images,
    images_remove: images,
    images_review: images,
    images_subscribe: business,
    // It begins nothing new after 40 s.
    images_sweep: { ...images, timeout: 60, timer: '0 */10 * * * * *' },
    images_ticket: images,
    images_told: business,
    imports_check: business,
    imports_fill: business,
    imports_report: business,
    imports_undo: business,
    invites_draw: { ...business, openapi: ['wxacode.getUnlimited'] },
    jobs_add: business,
    jobs_cancel: business,
    jobs_get: business,
    jobs_list: business,
    jobs_page: business,
    jobs_step: { ...business, timeout: 20 },
    // It begins nothing new after 40 s.
    jobs_sweep: { ...business, timeout: 60, timer: '0 */5 * * * * *' },
    notices_list: business,
    notices_read: business,
    notices_send: business,
    notices_sent: business,
    users_add: business,
    users_consent: business,
    users_count: business,
    users_edit: business,
    users_export: business,
    users_get: business,
    // It removes objects.
    users_leave: images,
    users_list: business,
    // It begins nothing new after 40 s, and removes objects.
    users_purge: { ...images, timeout: 60, timer: '0 30 3 * * * *' },
    users_read: business,
    users_reveal: business,
    users_set_state: business,
    users_update: business,
  },
  user: {
    api: {
      // It answers within 15 s, and within less where the platform gives it less: cloud/api/deadline.ts.
      timeout: 20,
      memorySize: 256,
      variables: [
        ...['ADMIN_APPID', 'ADMIN_SECRET', 'ADMIN_ENV', 'RELAY_KEY'],
        ...['USER_APPID', 'SUBSCRIBE_TEMPLATE', 'SUBSCRIBE_FIELDS'],
      ],
      openapi: [
        ...['security.mediaCheckAsync', 'security.msgSecCheck', 'phonenumber.getPhoneNumber'],
        'subscribeMessage.send',
      ],
      // It tells people of decisions; where no template is set, it ends at once.
      timer: '0 2/5 * * * * *',
    },
  },
}

/** Node's version in the cloud; fixed when a function is created. */
export const runtime = 'Nodejs18.15'
