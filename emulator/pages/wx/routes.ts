import { Hono } from 'hono'
import { browserCode } from '../browser-code'
import { kept } from '../kept'

const wx = kept(() => browserCode('wx'))

/** `GET /client/wx.js`: a script that puts `wx.cloud` on a page with `?phone=…` */
export const wxRoutes = () =>
  new Hono().get('/wx.js', async (context) =>
    context.body((await wx()).script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
