/** Each of which stands for those around it; the newest of wx-server-sdk is what this project has. */
export const VERSIONS = [
  ['wx-server-sdk', '1.8.3'],
  ['wx-server-sdk', '2.0.4'],
  ['wx-server-sdk', '2.1.2'],
  ['wx-server-sdk', '2.2.0'],
  ['wx-server-sdk', '2.3.3'],
  ['wx-server-sdk', '2.4.0'],
  ['wx-server-sdk', '2.5.4'],
  ['wx-server-sdk', '2.6.3'],
  ['wx-server-sdk', '2.7.2'],
  ['wx-server-sdk', '3.0.4'],
  ['wx-server-sdk', '4.0.2'],
  ['@cloudbase/node-sdk', '2.11.0'],
  ['@cloudbase/node-sdk', '3.18.3'],
] as const

/** What is called of each, in this order: the later ones read what the earlier ones wrote. */
export const KINDS = [
  'callFunction',
  'add',
  'get',
  'where',
  'update',
  'set',
  'count',
  'aggregate',
  'transaction',
  'watch',
  'remove',
  'uploadFile',
  'downloadFile',
  'getTempFileURL',
  'deleteFile',
  'getWXContext',
  'openapi',
] as const
