import { browserCarrier } from './browser-carrier'
import { wxCloud } from './cloud'
import { login } from './login'
import { requestPayment } from './payment'

/** `<script src="/client/wx.js">` on a page that was opened as a phone: `wx.cloud` as in WeChat, and what only WeChat can do. */
const page = globalThis as { wx?: object; location: Location }
const phone = new URLSearchParams(page.location.search).get('phone') ?? ''
const carrier = browserCarrier({ url: page.location.origin, phone })
page.wx = {
  ...page.wx,
  cloud: wxCloud(carrier),
  login: login(carrier),
  requestPayment: requestPayment(carrier),
}
