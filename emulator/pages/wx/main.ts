import { browserCarrier } from './browser-carrier'
import { wxCloud } from './cloud'

/** `<script src="/client/wx.js">` on a page that was opened as a phone: `wx.cloud` as in WeChat. */
const page = globalThis as { wx?: object; location: Location }
const phone = new URLSearchParams(page.location.search).get('phone') ?? ''
page.wx = { ...page.wx, cloud: wxCloud(browserCarrier({ url: page.location.origin, phone })) }
