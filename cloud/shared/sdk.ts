import type * as WxServerSdk from 'wx-server-sdk'

/** Bundled, so that it is there at once; evaluated at the first use. */
declare const require: (name: 'wx-server-sdk') => typeof WxServerSdk

/**
 * wx-server-sdk. Loading it takes longer than anything else in a function, so whoever has something to send to
 * WeChat sends it first.
 */
export const sdk = () => require('wx-server-sdk')
